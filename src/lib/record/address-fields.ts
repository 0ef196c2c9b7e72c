import type { Field } from './field.ts'

/** Told on its own, and shared in a step of its own. `hidden` first: `shareable.ts` says what it does. */
export const addressFields: readonly Field[] = [
  {
    name: 'hidden',
    input: 'one-of',
    label: 'record_address_hidden',
    question: 'record_address_hidden_question',
    hint: 'record_address_hidden_hint',
    why: 'record_address_hidden_why',
    choices: [
      { value: 'YES', label: 'record_address_hidden_yes' },
      { value: 'NO', label: 'record_address_hidden_no' }
    ]
  },
  {
    name: 'now',
    input: 'long-text',
    label: 'record_address_now',
    question: 'record_address_now_question',
    why: 'record_address_now_why',
    noneWords: 'record_address_now_none',
    mayDecline: true
  },
  {
    name: 'next',
    input: 'long-text',
    label: 'record_address_next',
    question: 'record_address_next_question',
    hint: 'record_address_next_hint',
    why: 'record_address_next_why',
    noneWords: 'record_address_next_none',
    mayDecline: true
  },
  {
    name: 'town',
    input: 'text',
    label: 'record_address_town',
    question: 'record_address_town_question',
    hint: 'record_address_town_hint',
    why: 'record_address_town_why',
    noneWords: 'record_address_town_none',
    mayDecline: true
  },
  {
    name: 'letters',
    input: 'long-text',
    label: 'record_address_letters',
    question: 'record_address_letters_question',
    hint: 'record_address_letters_hint',
    why: 'record_address_letters_why',
    noneWords: 'record_address_letters_none',
    mayDecline: true
  },
  {
    name: 'lastSettled',
    input: 'long-text',
    label: 'record_address_last_settled',
    question: 'record_address_last_settled_question',
    hint: 'record_address_last_settled_hint',
    why: 'record_address_last_settled_why',
    noneWords: 'record_address_last_settled_none',
    mayDecline: true
  },
  {
    name: 'past',
    input: 'items',
    label: 'record_address_past',
    question: 'record_address_past_question',
    hint: 'record_address_past_hint',
    why: 'record_address_past_why',
    each: {
      one: 'record_address_past_one',
      add: 'record_address_past_add',
      parts: [
        {
          name: 'place',
          input: 'long-text',
          label: 'record_address_past_place',
          question: 'record_address_past_place_question',
          why: 'record_address_past_place_why',
          required: true
        },
        {
          name: 'from',
          input: 'text',
          label: 'record_address_past_from',
          question: 'record_address_past_from_question',
          hint: 'record_address_past_from_hint',
          why: 'record_address_past_from_why'
        },
        {
          name: 'to',
          input: 'text',
          label: 'record_address_past_to',
          question: 'record_address_past_to_question',
          hint: 'record_address_past_to_hint',
          why: 'record_address_past_to_why'
        }
      ]
    },
    noneWords: 'record_address_past_none',
    mayDecline: true
  },
  {
    name: 'tiesTo',
    input: 'text',
    label: 'record_address_ties_to',
    question: 'record_address_ties_to_question',
    hint: 'record_address_ties_to_hint',
    why: 'record_address_ties_to_why',
    noneWords: 'record_address_ties_to_none',
    mayDecline: true
  },
  {
    name: 'ties',
    input: 'some-of',
    label: 'record_address_ties',
    question: 'record_address_ties_question',
    hint: 'record_pick_all',
    why: 'record_address_ties_why',
    choices: [
      { value: 'LIVED', label: 'record_address_ties_lived' },
      { value: 'FAMILY', label: 'record_address_ties_family' },
      { value: 'WORK', label: 'record_address_ties_work' },
      { value: 'OTHER', label: 'record_address_ties_other' }
    ],
    noneWords: 'record_address_ties_none'
  }
]
