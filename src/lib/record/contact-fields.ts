import type { Field } from './field.ts'

export const contactFields: readonly Field[] = [
  {
    name: 'nameToAskFor',
    input: 'text',
    label: 'record_name_to_ask_for',
    question: 'record_name_to_ask_for_question',
    hint: 'record_name_to_ask_for_hint',
    why: 'record_name_to_ask_for_why'
  },
  {
    name: 'phone',
    input: 'text',
    label: 'record_phone',
    question: 'record_phone_question',
    hint: 'record_phone_hint',
    why: 'record_phone_why',
    check: 'phone',
    noneWords: 'record_phone_none',
    autocomplete: 'tel',
    inputmode: 'tel'
  },
  {
    name: 'email',
    input: 'text',
    label: 'record_email',
    question: 'record_email_question',
    why: 'record_email_why',
    check: 'email',
    noneWords: 'record_email_none',
    autocomplete: 'email',
    inputmode: 'email'
  },
  {
    name: 'safeWays',
    input: 'some-of',
    label: 'record_safe_ways',
    question: 'record_safe_ways_question',
    hint: 'record_pick_all',
    why: 'record_safe_ways_why',
    choices: [
      { value: 'CALL', label: 'record_safe_ways_call' },
      { value: 'TEXT', label: 'record_safe_ways_text' },
      { value: 'EMAIL', label: 'record_safe_ways_email' },
      { value: 'LETTER', label: 'record_safe_ways_letter' },
      { value: 'WORKER', label: 'record_safe_ways_worker' }
    ]
  },
  {
    name: 'bestWay',
    input: 'one-of',
    label: 'record_contact_best_way',
    question: 'record_contact_best_way_question',
    why: 'record_contact_best_way_why',
    choices: [
      { value: 'CALL', label: 'record_safe_ways_call' },
      { value: 'TEXT', label: 'record_safe_ways_text' },
      { value: 'EMAIL', label: 'record_safe_ways_email' },
      { value: 'LETTER', label: 'record_safe_ways_letter' },
      { value: 'WORKER', label: 'record_safe_ways_worker' }
    ]
  },
  {
    name: 'safeTimes',
    input: 'some-of',
    label: 'record_safe_times',
    question: 'record_safe_times_question',
    hint: 'record_pick_all',
    why: 'record_safe_times_why',
    choices: [
      { value: 'MORNINGS', label: 'record_safe_times_mornings' },
      { value: 'AFTERNOONS', label: 'record_safe_times_afternoons' },
      { value: 'EVENINGS', label: 'record_safe_times_evenings' },
      { value: 'WEEKENDS', label: 'record_safe_times_weekends' },
      { value: 'ANY', label: 'record_safe_times_any' }
    ]
  },
  {
    name: 'leaveMessages',
    input: 'one-of',
    label: 'record_leave_messages',
    question: 'record_leave_messages_question',
    why: 'record_leave_messages_why',
    choices: [
      { value: 'YES', label: 'record_leave_messages_yes' },
      { value: 'NO', label: 'record_leave_messages_no' }
    ]
  },
  {
    name: 'reachNotes',
    input: 'long-text',
    label: 'record_reach_notes',
    question: 'record_reach_notes_question',
    hint: 'record_reach_notes_hint',
    why: 'record_reach_notes_why',
    noneWords: 'record_reach_notes_none'
  },
  {
    name: 'language',
    input: 'one-of',
    label: 'record_language',
    question: 'record_language_question',
    why: 'record_language_why',
    choices: [
      { value: 'ENGLISH', label: 'record_language_english' },
      { value: 'WELSH', label: 'record_language_welsh' },
      { value: 'POLISH', label: 'record_language_polish' },
      { value: 'ROMANIAN', label: 'record_language_romanian' },
      { value: 'ALBANIAN', label: 'record_language_albanian' },
      { value: 'ARABIC', label: 'record_language_arabic' },
      { value: 'URDU', label: 'record_language_urdu' },
      { value: 'BSL', label: 'record_language_bsl' }
    ],
    ownWords: 'record_language_own_words'
  },
  {
    name: 'interpreter',
    input: 'one-of',
    label: 'record_interpreter',
    question: 'record_interpreter_question',
    hint: 'record_interpreter_hint',
    why: 'record_interpreter_why',
    choices: [
      { value: 'YES', label: 'record_interpreter_yes' },
      { value: 'NO', label: 'record_interpreter_no' }
    ]
  }
]
