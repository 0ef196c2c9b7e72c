import type { Field } from './field.ts'

export const letterFields: readonly Field[] = [
  {
    name: 'about',
    input: 'long-text',
    label: 'record_letter_about',
    question: 'record_letter_about_question',
    hint: 'record_letter_about_hint',
    why: 'record_letter_about_why',
    noneWords: 'record_letter_about_none',
    said: 'consent_limits'
  }
]

/** Papers that belong to no ID: each is a file, and what kind of paper it is. */
export const letterLists: readonly Field[] = [
  {
    name: 'papers',
    input: 'items',
    label: 'record_letter_papers',
    question: 'record_letter_papers_question',
    why: 'record_letter_papers_why',
    each: {
      one: 'record_letter_paper_one',
      add: 'record_letter_papers_question',
      files: true,
      parts: [
        {
          name: 'kind',
          input: 'one-of',
          label: 'record_letter_kind',
          question: 'record_letter_kind_question',
          why: 'record_letter_kind_why',
          choices: [
            { value: 'DISCLOSURE_LETTER', label: 'record_letter_disclosure' },
            { value: 'PLAN', label: 'record_letter_plan' },
            { value: 'OTHER', label: 'record_letter_other' }
          ],
          required: true
        },
        {
          name: 'name',
          input: 'text',
          label: 'record_file_name',
          question: 'record_file_name_question',
          why: 'record_file_name_why'
        }
      ]
    }
  }
]
