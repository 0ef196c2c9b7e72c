import type { Field } from './field.ts'

export const qualificationsFields: readonly Field[] = [
  {
    name: 'passed',
    input: 'items',
    label: 'record_qualifications_passed',
    question: 'record_qualifications_passed_question',
    hint: 'record_qualifications_passed_hint',
    why: 'record_qualifications_passed_why',
    each: {
      one: 'record_qualifications_passed_one',
      most: 100,
      badges: true,
      add: 'record_qualifications_passed_add',
      parts: [
        {
          name: 'title',
          input: 'text',
          label: 'record_qualifications_passed_title',
          question: 'record_qualifications_passed_title_question',
          hint: 'record_qualifications_passed_title_hint',
          why: 'record_qualifications_passed_title_why',
          required: true
        },
        {
          name: 'body',
          input: 'text',
          label: 'record_qualifications_passed_body',
          question: 'record_qualifications_passed_body_question',
          hint: 'record_qualifications_passed_body_hint',
          why: 'record_qualifications_passed_body_why'
        },
        {
          name: 'level',
          input: 'one-of',
          label: 'record_qualifications_passed_level',
          question: 'record_qualifications_passed_level_question',
          why: 'record_qualifications_passed_level_why',
          choices: [
            { value: 'ENTRY', label: 'record_qualifications_passed_level_entry' },
            { value: '1', label: 'record_qualifications_passed_level_1' },
            { value: '2', label: 'record_qualifications_passed_level_2' },
            { value: '3', label: 'record_qualifications_passed_level_3' },
            { value: '4', label: 'record_qualifications_passed_level_4' },
            { value: '5', label: 'record_qualifications_passed_level_5' },
            { value: '6', label: 'record_qualifications_passed_level_6' },
            { value: '7', label: 'record_qualifications_passed_level_7' },
            { value: '8', label: 'record_qualifications_passed_level_8' }
          ]
        },
        {
          name: 'year',
          input: 'text',
          label: 'record_qualifications_passed_year',
          question: 'record_qualifications_passed_year_question',
          hint: 'record_qualifications_passed_year_hint',
          why: 'record_qualifications_passed_year_why'
        },
        {
          name: 'grade',
          input: 'text',
          label: 'record_qualifications_passed_grade',
          question: 'record_qualifications_passed_grade_question',
          hint: 'record_qualifications_passed_grade_hint',
          why: 'record_qualifications_passed_grade_why'
        },
        {
          name: 'evidence',
          input: 'text',
          label: 'record_qualifications_passed_evidence',
          question: 'record_qualifications_passed_evidence_question',
          hint: 'record_qualifications_passed_evidence_hint',
          why: 'record_qualifications_passed_evidence_why'
        },
        {
          name: 'paper',
          input: 'one-of',
          label: 'record_qualifications_passed_paper',
          question: 'record_qualifications_passed_paper_question',
          why: 'record_qualifications_passed_paper_why',
          choices: [
            { value: 'HAVE', label: 'record_qualifications_passed_paper_have' },
            { value: 'SENT', label: 'record_qualifications_passed_paper_sent' },
            { value: 'LOST', label: 'record_qualifications_passed_paper_lost' },
            { value: 'NEVER', label: 'record_qualifications_passed_paper_never' }
          ]
        }
      ]
    },
    noneWords: 'record_qualifications_passed_none',
    mayDecline: true
  },
  {
    name: 'uln',
    input: 'text',
    label: 'record_qualifications_uln',
    question: 'record_qualifications_uln_question',
    hint: 'record_qualifications_uln_hint',
    why: 'record_qualifications_uln_why',
    check: 'uln',
    noneWords: 'record_qualifications_uln_none',
    inputmode: 'numeric',
    mayDecline: true
  }
]
