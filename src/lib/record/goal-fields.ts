import { pathways, type Pathway } from '#lib/offers/rules.ts'
import type { Choice, Field, WordsKey } from './field.ts'

const pathwayLabels: Record<Pathway, WordsKey> = {
  ACCOMMODATION: 'offers_pathway_accommodation',
  ATTITUDES_THINKING_AND_BEHAVIOUR: 'offers_pathway_thinking',
  CHILDREN_FAMILIES_AND_COMMUNITY: 'offers_pathway_family',
  DRUGS_AND_ALCOHOL: 'offers_pathway_drugs',
  EDUCATION_SKILLS_AND_WORK: 'offers_pathway_work',
  FINANCE_AND_ID: 'offers_pathway_money',
  HEALTH: 'offers_pathway_health'
}

export const pathwayChoices: readonly Choice[] = pathways.map((value) => ({
  value,
  label: pathwayLabels[value]
}))

/** Asked of a new goal one by one, in this order; each can be changed later. */
export const goalFields: readonly Field[] = [
  {
    name: 'title',
    input: 'text',
    label: 'record_goal_title',
    question: 'record_goal_title_question',
    hint: 'record_goal_title_hint',
    why: 'record_goal_title_why',
    required: true
  },
  {
    name: 'pathway',
    input: 'one-of',
    label: 'record_goal_pathway',
    question: 'record_goal_pathway_question',
    why: 'record_goal_pathway_why',
    choices: pathwayChoices
  },
  {
    name: 'firstStep',
    input: 'text',
    label: 'record_goal_first_step',
    question: 'record_goal_first_step_question',
    hint: 'record_goal_first_step_hint',
    why: 'record_goal_first_step_why'
  },
  {
    name: 'targetDate',
    input: 'date',
    label: 'record_goal_target_date',
    question: 'record_goal_target_date_question',
    hint: 'record_goal_target_date_hint',
    why: 'record_goal_target_date_why',
    check: 'day-ahead'
  },
  {
    name: 'why',
    input: 'long-text',
    label: 'record_goal_why',
    question: 'record_goal_why_question',
    hint: 'record_goal_why_hint',
    why: 'record_goal_why_why'
  },
  {
    name: 'helper',
    input: 'text',
    label: 'record_goals_helper',
    question: 'record_goals_helper_question',
    hint: 'record_goals_helper_hint',
    why: 'record_goals_helper_why'
  },
  {
    name: 'notes',
    input: 'long-text',
    label: 'record_goals_notes',
    question: 'record_goals_notes_question',
    hint: 'record_goals_notes_hint',
    why: 'record_goals_notes_why'
  }
]

/** Asked when a goal is put away. */
export const reasonField: Field = {
  name: 'reason',
  input: 'one-of',
  label: 'record_goal_reason',
  question: 'record_goal_reason_question',
  why: 'record_goal_reason_why',
  choices: [
    { value: 'CHANGED', label: 'record_goal_reason_changed' },
    { value: 'LATER', label: 'record_goal_reason_later' },
    { value: 'HARD', label: 'record_goal_reason_hard' }
  ],
  ownWords: 'record_goal_reason_own_words',
  mayDecline: true,
  required: true
}

export const stepField: Field = {
  name: 'step',
  input: 'text',
  label: 'record_goal_step',
  question: 'record_goal_step_question',
  why: 'record_goal_step_why',
  required: true
}
