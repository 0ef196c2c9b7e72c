import type { Pathway } from '#lib/offers/rules.ts'
import type { Choice, Field, WordsKey } from './field.ts'

/** Our own words for how a part of life goes, from 0 to 4, and one for a part that is not somebody's. */
const ratingChoices: readonly Choice[] = [
  { value: 'NOT_STARTED', label: 'wheel_not_started' },
  { value: 'HARD', label: 'wheel_hard' },
  { value: 'GETTING_THERE', label: 'wheel_getting_there' },
  { value: 'MOSTLY_OK', label: 'wheel_mostly_ok' },
  { value: 'SORTED', label: 'wheel_sorted' },
  { value: 'NOT_FOR_ME', label: 'wheel_not_for_me' }
]

/** One question for each part of life, in the order of the wheel. */
export const ratingFields: readonly (Field & { readonly pathway: Pathway })[] = [
  rating('home', 'ACCOMMODATION', 'offers_pathway_accommodation', 'wheel_home_question'),
  rating('mind', 'ATTITUDES_THINKING_AND_BEHAVIOUR', 'offers_pathway_thinking', 'wheel_mind_question'),
  rating('family', 'CHILDREN_FAMILIES_AND_COMMUNITY', 'offers_pathway_family', 'wheel_family_question'),
  rating('recovery', 'DRUGS_AND_ALCOHOL', 'offers_pathway_drugs', 'wheel_recovery_question'),
  rating('work', 'EDUCATION_SKILLS_AND_WORK', 'offers_pathway_work', 'wheel_work_question'),
  rating('money', 'FINANCE_AND_ID', 'offers_pathway_money', 'wheel_money_question'),
  rating('health', 'HEALTH', 'offers_pathway_health', 'wheel_health_question')
]

/** A wheel is one look at all parts of life on one day. Looks never rank or match anybody. */
export const wheelFields: readonly Field[] = [
  {
    name: 'looks',
    input: 'items',
    label: 'wheel_looks',
    question: 'wheel_looks_question',
    why: 'wheel_looks_why',
    each: {
      one: 'wheel_look_one',
      add: 'wheel_look_add',
      home: '/me/wheel',
      most: 200,
      parts: [
        {
          name: 'day',
          input: 'date',
          label: 'wheel_day',
          question: 'wheel_day_question',
          hint: 'wheel_day_hint',
          why: 'wheel_day_why',
          check: 'day-gone',
          startsToday: true,
          required: true
        },
        ...ratingFields,
        {
          name: 'with',
          input: 'text',
          label: 'wheel_with',
          question: 'wheel_with_question',
          hint: 'wheel_with_hint',
          why: 'wheel_with_why',
          noneWords: 'wheel_with_none',
          mayDecline: true
        },
        {
          name: 'note',
          input: 'long-text',
          label: 'wheel_note',
          question: 'wheel_note_question',
          hint: 'wheel_note_hint',
          why: 'wheel_note_why'
        }
      ]
    }
  }
]

function rating(name: string, pathway: Pathway, label: WordsKey, question: WordsKey) {
  return {
    name,
    input: 'one-of',
    label,
    question,
    why: 'wheel_rating_why',
    choices: ratingChoices,
    mayDecline: true,
    pathway
  } as const
}
