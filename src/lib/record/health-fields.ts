import type { Field } from './field.ts'

export const healthFields: readonly Field[] = [
  {
    name: 'gp',
    input: 'text',
    label: 'record_health_gp',
    question: 'record_health_gp_question',
    hint: 'record_health_gp_hint',
    why: 'record_health_gp_why',
    noneWords: 'record_health_gp_none',
    mayDecline: true
  },
  {
    name: 'gpBefore',
    input: 'text',
    label: 'record_health_gp_before',
    question: 'record_health_gp_before_question',
    hint: 'record_health_gp_before_hint',
    why: 'record_health_gp_before_why',
    noneWords: 'record_health_gp_before_none',
    mayDecline: true
  },
  {
    name: 'medicines',
    input: 'long-text',
    label: 'record_health_medicines',
    question: 'record_health_medicines_question',
    hint: 'record_health_medicines_hint',
    why: 'record_health_medicines_why',
    noneWords: 'record_health_medicines_none',
    mayDecline: true
  },
  {
    name: 'onTheDay',
    input: 'one-of',
    label: 'record_health_on_the_day',
    question: 'record_health_on_the_day_question',
    why: 'record_health_on_the_day_why',
    choices: [
      { value: 'YES', label: 'record_health_on_the_day_yes' },
      { value: 'NO', label: 'record_health_on_the_day_no' },
      { value: 'NOT_SURE', label: 'record_health_on_the_day_not_sure' }
    ],
    mayDecline: true
  },
  {
    name: 'conditions',
    input: 'long-text',
    label: 'record_health_conditions',
    question: 'record_health_conditions_question',
    why: 'record_health_conditions_why',
    noneWords: 'record_health_conditions_none',
    mayDecline: true
  },
  {
    name: 'allergies',
    input: 'long-text',
    label: 'record_health_allergies',
    question: 'record_health_allergies_question',
    hint: 'record_health_allergies_hint',
    why: 'record_health_allergies_why',
    noneWords: 'record_health_allergies_none',
    mayDecline: true
  },
  {
    name: 'summaryRecord',
    input: 'one-of',
    label: 'record_health_summary_record',
    question: 'record_health_summary_record_question',
    hint: 'record_health_summary_record_hint',
    why: 'record_health_summary_record_why',
    choices: [
      { value: 'MORE', label: 'record_health_summary_record_more' },
      { value: 'CORE', label: 'record_health_summary_record_core' },
      { value: 'NO', label: 'record_health_summary_record_no' }
    ],
    noneWords: 'record_health_summary_record_none',
    mayDecline: true
  },
  {
    name: 'dentist',
    input: 'one-of',
    label: 'record_health_dentist',
    question: 'record_health_dentist_question',
    why: 'record_health_dentist_why',
    choices: [
      { value: 'HAVE', label: 'record_health_dentist_have' },
      { value: 'NEED', label: 'record_health_dentist_need' },
      { value: 'NO_NEED', label: 'record_health_dentist_no_need' }
    ],
    mayDecline: true
  },
  {
    name: 'ethnicity',
    input: 'one-of',
    label: 'record_health_ethnicity',
    question: 'record_health_ethnicity_question',
    why: 'record_health_ethnicity_why',
    choices: [
      { value: 'ASIAN', label: 'record_health_ethnicity_asian' },
      { value: 'BLACK', label: 'record_health_ethnicity_black' },
      { value: 'MIXED', label: 'record_health_ethnicity_mixed' },
      { value: 'WHITE', label: 'record_health_ethnicity_white' },
      { value: 'GYPSY', label: 'record_health_ethnicity_gypsy' }
    ],
    ownWords: 'record_health_ethnicity_own_words',
    mayDecline: true
  }
]
