import type { Field } from './field.ts'

/** How the CV shows what stands in other sections. Only the person sees these answers. */
export const cvFields: readonly Field[] = [
  {
    name: 'name',
    input: 'one-of',
    label: 'record_cv_name',
    question: 'record_cv_name_question',
    why: 'record_cv_name_why',
    choices: [
      { value: 'LEGAL', label: 'record_cv_name_legal' },
      { value: 'LIKED', label: 'record_cv_name_liked' }
    ],
    ownWords: 'record_cv_name_own_words'
  },
  {
    name: 'headline',
    input: 'text',
    label: 'record_cv_headline',
    question: 'record_cv_headline_question',
    hint: 'record_cv_headline_hint',
    why: 'record_cv_headline_why',
    noneWords: 'record_cv_headline_none'
  },
  {
    name: 'summary',
    input: 'long-text',
    label: 'record_cv_summary',
    question: 'record_cv_summary_question',
    hint: 'record_cv_summary_hint',
    why: 'record_cv_summary_why',
    noneWords: 'record_cv_summary_none'
  },
  {
    name: 'contact',
    input: 'some-of',
    label: 'record_cv_contact',
    question: 'record_cv_contact_question',
    hint: 'record_pick_all',
    why: 'record_cv_contact_why',
    choices: [
      { value: 'PHONE', label: 'record_cv_contact_phone' },
      { value: 'EMAIL', label: 'record_cv_contact_email' },
      { value: 'TOWN', label: 'record_cv_contact_town' }
    ],
    noneWords: 'record_cv_contact_none'
  },
  {
    name: 'inside',
    input: 'long-text',
    label: 'record_cv_inside',
    question: 'record_cv_inside_question',
    hint: 'record_cv_inside_hint',
    why: 'record_cv_inside_why',
    noneWords: 'record_cv_inside_none'
  }
]

/**
 * What of each kind shows, in the order in which it shows. The id is that of the job or certificate, the code
 * of the card, or a hash of the line; `what` is what it was called then, never words of the story. What is not
 * named here comes last, as the kind has it (`cv/picks.ts`).
 */
export const cvLists: readonly Field[] = (
  [
    ['skills', 'record_work_skills'],
    ['snippets', 'record_story_story'],
    ['jobs', 'record_work_jobs'],
    ['passed', 'record_qualifications_passed'],
    ['cards', 'record_work_cards']
  ] as const
).map(([name, label]) => ({
  name,
  input: 'items',
  label,
  question: 'record_cv_show_question',
  why: 'record_cv_show_why',
  each: {
    one: label,
    add: label,
    parts: [
      {
        name: 'what',
        input: 'text',
        label: 'record_cv_what',
        question: 'record_cv_show_question',
        why: 'record_cv_show_why',
        required: true
      },
      {
        name: 'show',
        input: 'one-of',
        label: 'record_cv_show',
        question: 'record_cv_show_question',
        why: 'record_cv_show_why',
        choices: [
          { value: 'YES', label: 'record_cv_show_yes' },
          { value: 'NO', label: 'record_cv_show_no' }
        ],
        required: true
      }
    ]
  }
}))
