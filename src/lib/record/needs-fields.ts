import type { Field } from './field.ts'
import { pathwayChoices } from './goal-fields.ts'

export const needsFields: readonly Field[] = [
  {
    name: 'helpWith',
    input: 'some-of',
    label: 'record_needs_help_with',
    question: 'record_needs_help_with_question',
    hint: 'record_pick_all',
    why: 'record_needs_help_with_why',
    choices: pathwayChoices,
    noneWords: 'record_needs_help_with_none',
    mayDecline: true
  },
  {
    name: 'armedForces',
    input: 'one-of',
    label: 'record_needs_armed_forces',
    question: 'record_needs_armed_forces_question',
    why: 'record_needs_armed_forces_why',
    choices: [
      { value: 'YES', label: 'record_yes' },
      { value: 'NO', label: 'record_no' }
    ],
    mayDecline: true
  },
  {
    name: 'reading',
    input: 'some-of',
    label: 'record_needs_reading',
    question: 'record_needs_reading_question',
    hint: 'record_pick_all',
    why: 'record_needs_reading_why',
    choices: [
      { value: 'PLAIN', label: 'record_needs_reading_plain' },
      { value: 'BIG', label: 'record_needs_reading_big' },
      { value: 'COLOUR', label: 'record_needs_reading_colour' },
      { value: 'TOGETHER', label: 'record_needs_reading_together' },
      { value: 'ALOUD', label: 'record_needs_reading_aloud' }
    ],
    noneWords: 'record_needs_reading_none',
    mayDecline: true
  },
  {
    name: 'senses',
    input: 'some-of',
    label: 'record_needs_senses',
    question: 'record_needs_senses_question',
    hint: 'record_pick_all',
    why: 'record_needs_senses_why',
    choices: [
      { value: 'HEAR_LESS', label: 'record_needs_senses_hear_less' },
      { value: 'HEARING_AID', label: 'record_needs_senses_hearing_aid' },
      { value: 'SEE_LESS', label: 'record_needs_senses_see_less' },
      { value: 'BLIND', label: 'record_needs_senses_blind' }
    ],
    noneWords: 'record_needs_senses_none',
    mayDecline: true
  },
  {
    name: 'moving',
    input: 'some-of',
    label: 'record_needs_moving',
    question: 'record_needs_moving_question',
    hint: 'record_pick_all',
    why: 'record_needs_moving_why',
    choices: [
      { value: 'NO_STAIRS', label: 'record_needs_moving_no_stairs' },
      { value: 'SHORT_WALKS', label: 'record_needs_moving_short_walks' },
      { value: 'WHEELCHAIR', label: 'record_needs_moving_wheelchair' },
      { value: 'COMPANY', label: 'record_needs_moving_company' }
    ],
    noneWords: 'record_needs_moving_none',
    mayDecline: true
  },
  {
    name: 'memory',
    input: 'some-of',
    label: 'record_needs_memory',
    question: 'record_needs_memory_question',
    hint: 'record_pick_all',
    why: 'record_needs_memory_why',
    choices: [
      { value: 'WRITTEN', label: 'record_needs_memory_written' },
      { value: 'REMIND', label: 'record_needs_memory_remind' },
      { value: 'ONE_THING', label: 'record_needs_memory_one_thing' },
      { value: 'QUIET', label: 'record_needs_memory_quiet' },
      { value: 'BREAKS', label: 'record_needs_memory_breaks' }
    ],
    noneWords: 'record_needs_memory_none',
    mayDecline: true
  },
  {
    name: 'thinking',
    input: 'some-of',
    label: 'record_needs_thinking',
    question: 'record_needs_thinking_question',
    hint: 'record_pick_all',
    why: 'record_needs_thinking_why',
    choices: [
      { value: 'DYSLEXIA', label: 'record_needs_thinking_dyslexia' },
      { value: 'ADHD', label: 'record_needs_thinking_adhd' },
      { value: 'AUTISM', label: 'record_needs_thinking_autism' },
      { value: 'BRAIN_INJURY', label: 'record_needs_thinking_brain_injury' },
      { value: 'LEARNING', label: 'record_needs_thinking_learning' },
      { value: 'OTHER', label: 'record_needs_thinking_other' }
    ],
    noneWords: 'record_needs_thinking_none',
    mayDecline: true
  },
  {
    name: 'changes',
    input: 'long-text',
    label: 'record_needs_changes',
    question: 'record_needs_changes_question',
    hint: 'record_needs_changes_hint',
    why: 'record_needs_changes_why',
    noneWords: 'record_needs_changes_none',
    mayDecline: true
  },
  {
    name: 'faith',
    input: 'text',
    label: 'record_needs_faith',
    question: 'record_needs_faith_question',
    why: 'record_needs_faith_why',
    noneWords: 'record_needs_faith_none',
    mayDecline: true
  },
  {
    name: 'food',
    input: 'long-text',
    label: 'record_needs_food',
    question: 'record_needs_food_question',
    hint: 'record_needs_food_hint',
    why: 'record_needs_food_why',
    noneWords: 'record_needs_food_none',
    mayDecline: true
  },
  {
    name: 'caring',
    input: 'long-text',
    label: 'record_needs_caring',
    question: 'record_needs_caring_question',
    hint: 'record_needs_caring_hint',
    why: 'record_needs_caring_why',
    noneWords: 'record_needs_caring_none',
    mayDecline: true
  },
  {
    name: 'busy',
    input: 'long-text',
    label: 'record_needs_busy',
    question: 'record_needs_busy_question',
    hint: 'record_needs_busy_hint',
    why: 'record_needs_busy_why',
    noneWords: 'record_needs_busy_none',
    mayDecline: true
  },
  {
    name: 'more',
    input: 'long-text',
    label: 'record_needs_more',
    question: 'record_needs_more_question',
    hint: 'record_needs_more_hint',
    why: 'record_needs_more_why',
    noneWords: 'record_needs_more_none',
    mayDecline: true
  }
]
