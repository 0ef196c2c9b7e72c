import type { Field } from './field.ts'

export const releaseFields: readonly Field[] = [
  {
    name: 'prison',
    input: 'one-of',
    label: 'record_release_prison',
    question: 'record_release_prison_question',
    why: 'record_release_prison_why',
    choices: [
      { value: 'AYLESBURY', label: 'record_release_prison_aylesbury' },
      { value: 'BRONZEFIELD', label: 'record_release_prison_bronzefield' },
      { value: 'BULLINGDON', label: 'record_release_prison_bullingdon' },
      { value: 'GRENDON', label: 'record_release_prison_grendon' },
      { value: 'HUNTERCOMBE', label: 'record_release_prison_huntercombe' },
      { value: 'SPRINGHILL', label: 'record_release_prison_springhill' },
      { value: 'WOODHILL', label: 'record_release_prison_woodhill' }
    ],
    ownWords: 'record_release_prison_own_words',
    noneWords: 'record_release_prison_none',
    mayDecline: true
  },
  {
    name: 'releaseDate',
    input: 'date',
    label: 'record_release_release_date',
    question: 'record_release_release_date_question',
    hint: 'record_release_release_date_hint',
    why: 'record_release_release_date_why',
    check: 'any-day',
    noneWords: 'record_release_release_date_none',
    mayDecline: true
  },
  {
    name: 'howSure',
    input: 'one-of',
    label: 'record_release_how_sure',
    question: 'record_release_how_sure_question',
    why: 'record_release_how_sure_why',
    choices: [
      { value: 'SURE', label: 'record_release_how_sure_sure' },
      { value: 'LIKELY', label: 'record_release_how_sure_likely' },
      { value: 'GUESS', label: 'record_release_how_sure_guess' }
    ]
  },
  {
    name: 'workerInside',
    input: 'text',
    label: 'record_release_worker_inside',
    question: 'record_release_worker_inside_question',
    hint: 'record_release_worker_inside_hint',
    why: 'record_release_worker_inside_why',
    noneWords: 'record_release_worker_inside_none'
  },
  {
    name: 'workerOutside',
    input: 'text',
    label: 'record_release_worker_outside',
    question: 'record_release_worker_outside_question',
    hint: 'record_release_worker_outside_hint',
    why: 'record_release_worker_outside_why',
    noneWords: 'record_release_worker_outside_none'
  },
  {
    name: 'prisonNumber',
    input: 'text',
    label: 'record_release_prison_number',
    question: 'record_release_prison_number_question',
    hint: 'record_release_prison_number_hint',
    why: 'record_release_prison_number_why',
    check: 'prison-number',
    noneWords: 'record_release_prison_number_none',
    mayDecline: true
  },
  {
    name: 'crn',
    input: 'text',
    label: 'record_release_crn',
    question: 'record_release_crn_question',
    hint: 'record_release_crn_hint',
    why: 'record_release_crn_why',
    check: 'crn',
    noneWords: 'record_release_crn_none',
    mayDecline: true
  }
]
