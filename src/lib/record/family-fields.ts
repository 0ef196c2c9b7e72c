import type { Field } from './field.ts'

/** No full names: a child needs none to be thought of. */
export const familyFields: readonly Field[] = [
  {
    name: 'children',
    input: 'items',
    label: 'record_family_children',
    question: 'record_family_children_question',
    hint: 'record_family_children_hint',
    why: 'record_family_children_why',
    each: {
      one: 'record_family_children_one',
      add: 'record_family_children_add',
      parts: [
        {
          name: 'called',
          input: 'text',
          label: 'record_family_children_called',
          question: 'record_family_children_called_question',
          why: 'record_family_children_called_why',
          required: true
        },
        {
          name: 'age',
          input: 'one-of',
          label: 'record_family_children_age',
          question: 'record_family_children_age_question',
          why: 'record_family_children_age_why',
          choices: [
            { value: 'UNDER_5', label: 'record_family_children_age_under_5' },
            { value: '5_TO_9', label: 'record_family_children_age_5_to_9' },
            { value: '10_TO_15', label: 'record_family_children_age_10_to_15' },
            { value: '16_TO_17', label: 'record_family_children_age_16_to_17' },
            { value: 'ADULT', label: 'record_family_children_age_adult' }
          ],
          mayDecline: true
        },
        {
          name: 'livesWith',
          input: 'one-of',
          label: 'record_family_children_lives_with',
          question: 'record_family_children_lives_with_question',
          why: 'record_family_children_lives_with_why',
          choices: [
            { value: 'ME', label: 'record_family_children_lives_with_me' },
            { value: 'PARENT', label: 'record_family_children_lives_with_parent' },
            { value: 'FAMILY', label: 'record_family_children_lives_with_family' },
            { value: 'CARE', label: 'record_family_children_lives_with_care' },
            { value: 'OWN', label: 'record_family_children_lives_with_own' }
          ],
          ownWords: 'record_family_children_lives_with_own_words',
          mayDecline: true
        },
        {
          name: 'touch',
          input: 'some-of',
          label: 'record_family_children_touch',
          question: 'record_family_children_touch_question',
          hint: 'record_pick_all',
          why: 'record_family_children_touch_why',
          choices: [
            { value: 'VISITS', label: 'record_family_children_touch_visits' },
            { value: 'CALLS', label: 'record_family_children_touch_calls' },
            { value: 'VIDEO', label: 'record_family_children_touch_video' },
            { value: 'LETTERS', label: 'record_family_children_touch_letters' }
          ],
          noneWords: 'record_family_children_touch_none',
          mayDecline: true
        }
      ]
    },
    noneWords: 'record_family_children_none',
    mayDecline: true
  },
  {
    name: 'people',
    input: 'items',
    label: 'record_family_people',
    question: 'record_family_people_question',
    hint: 'record_family_people_hint',
    why: 'record_family_people_why',
    each: {
      one: 'record_family_people_one',
      add: 'record_family_people_add',
      parts: [
        {
          name: 'called',
          input: 'text',
          label: 'record_family_people_called',
          question: 'record_family_people_called_question',
          why: 'record_family_people_called_why',
          required: true
        },
        {
          name: 'who',
          input: 'one-of',
          label: 'record_family_people_who',
          question: 'record_family_people_who_question',
          why: 'record_family_people_who_why',
          choices: [
            { value: 'PARTNER', label: 'record_family_people_who_partner' },
            { value: 'PARENT', label: 'record_family_people_who_parent' },
            { value: 'BROTHER_SISTER', label: 'record_family_people_who_brother_sister' },
            { value: 'RELATIVE', label: 'record_family_people_who_relative' },
            { value: 'FRIEND', label: 'record_family_people_who_friend' }
          ],
          ownWords: 'record_family_people_who_own_words'
        },
        {
          name: 'help',
          input: 'text',
          label: 'record_family_people_help',
          question: 'record_family_people_help_question',
          hint: 'record_family_people_help_hint',
          why: 'record_family_people_help_why'
        }
      ]
    },
    noneWords: 'record_family_people_none',
    mayDecline: true
  },
  {
    name: 'contactPlan',
    input: 'long-text',
    label: 'record_family_contact_plan',
    question: 'record_family_contact_plan_question',
    hint: 'record_family_contact_plan_hint',
    why: 'record_family_contact_plan_why',
    noneWords: 'record_family_contact_plan_none',
    mayDecline: true
  }
]
