import type { Field } from './field.ts'

export const housingFields: readonly Field[] = [
  {
    name: 'tonight',
    input: 'one-of',
    label: 'record_housing_tonight',
    question: 'record_housing_tonight_question',
    why: 'record_housing_tonight_why',
    choices: [
      { value: 'YES', label: 'record_housing_tonight_yes' },
      { value: 'NO', label: 'record_housing_tonight_no' },
      { value: 'NOT_SURE', label: 'record_housing_tonight_not_sure' }
    ],
    mayDecline: true
  },
  {
    name: 'before',
    input: 'one-of',
    label: 'record_housing_before',
    question: 'record_housing_before_question',
    hint: 'record_housing_before_hint',
    why: 'record_housing_before_why',
    choices: [
      { value: 'PRIVATE', label: 'record_housing_before_private' },
      { value: 'SOCIAL', label: 'record_housing_before_social' },
      { value: 'OWNED', label: 'record_housing_before_owned' },
      { value: 'FAMILY_OR_FRIENDS', label: 'record_housing_before_family_or_friends' },
      { value: 'SUPPORTED', label: 'record_housing_before_supported' },
      { value: 'HOSTEL', label: 'record_housing_before_hostel' },
      { value: 'EMERGENCY', label: 'record_housing_before_emergency' },
      { value: 'APPROVED_PREMISES', label: 'record_housing_before_approved_premises' },
      { value: 'IMMIGRATION', label: 'record_housing_before_immigration' },
      { value: 'NO_FIXED', label: 'record_housing_before_no_fixed' }
    ],
    ownWords: 'record_housing_before_own_words',
    mayDecline: true
  },
  {
    name: 'plan',
    input: 'one-of',
    label: 'record_housing_plan',
    question: 'record_housing_plan_question',
    why: 'record_housing_plan_why',
    choices: [
      { value: 'SAME', label: 'record_housing_plan_same' },
      { value: 'NEW', label: 'record_housing_plan_new' },
      { value: 'NOWHERE', label: 'record_housing_plan_nowhere' }
    ],
    mayDecline: true
  },
  {
    name: 'homelessFrom',
    input: 'date',
    label: 'record_housing_homeless_from',
    question: 'record_housing_homeless_from_question',
    hint: 'record_housing_homeless_from_hint',
    why: 'record_housing_homeless_from_why',
    check: 'any-day',
    noneWords: 'record_housing_homeless_from_none'
  },
  {
    name: 'reason',
    input: 'long-text',
    label: 'record_housing_reason',
    question: 'record_housing_reason_question',
    hint: 'record_housing_reason_hint',
    why: 'record_housing_reason_why',
    noneWords: 'record_housing_reason_none',
    mayDecline: true
  },
  {
    name: 'household',
    input: 'items',
    label: 'record_housing_household',
    question: 'record_housing_household_question',
    hint: 'record_housing_household_hint',
    why: 'record_housing_household_why',
    each: {
      one: 'record_housing_household_one',
      add: 'record_housing_household_add',
      parts: [
        {
          name: 'who',
          input: 'one-of',
          label: 'record_housing_household_who',
          question: 'record_housing_household_who_question',
          why: 'record_housing_household_who_why',
          choices: [
            { value: 'PARTNER', label: 'record_housing_household_who_partner' },
            { value: 'CHILD', label: 'record_housing_household_who_child' },
            { value: 'PARENT', label: 'record_housing_household_who_parent' },
            { value: 'RELATIVE', label: 'record_housing_household_who_relative' },
            { value: 'FRIEND', label: 'record_housing_household_who_friend' }
          ],
          required: true
        },
        {
          name: 'age',
          input: 'one-of',
          label: 'record_housing_household_age',
          question: 'record_housing_household_age_question',
          why: 'record_housing_household_age_why',
          choices: [
            { value: 'UNDER_5', label: 'record_housing_household_age_under_5' },
            { value: '5_TO_9', label: 'record_housing_household_age_5_to_9' },
            { value: '10_TO_15', label: 'record_housing_household_age_10_to_15' },
            { value: '16_TO_17', label: 'record_housing_household_age_16_to_17' },
            { value: 'ADULT', label: 'record_housing_household_age_adult' }
          ]
        }
      ]
    },
    noneWords: 'record_housing_household_none',
    mayDecline: true
  },
  {
    name: 'babyDue',
    input: 'date',
    label: 'record_housing_baby_due',
    question: 'record_housing_baby_due_question',
    why: 'record_housing_baby_due_why',
    check: 'day-ahead',
    noneWords: 'record_housing_baby_due_none',
    mayDecline: true
  },
  {
    name: 'support',
    input: 'some-of',
    label: 'record_housing_support',
    question: 'record_housing_support_question',
    hint: 'record_pick_all',
    why: 'record_housing_support_why',
    choices: [
      { value: 'BUDGET', label: 'record_housing_support_budget' },
      { value: 'LETTERS', label: 'record_housing_support_letters' },
      { value: 'COOKING', label: 'record_housing_support_cooking' },
      { value: 'HEALTH', label: 'record_housing_support_health' },
      { value: 'COMPANY', label: 'record_housing_support_company' },
      { value: 'SOBER', label: 'record_housing_support_sober' }
    ],
    noneWords: 'record_housing_support_none',
    mayDecline: true
  },
  {
    name: 'moveOn',
    input: 'long-text',
    label: 'record_housing_move_on',
    question: 'record_housing_move_on_question',
    hint: 'record_housing_move_on_hint',
    why: 'record_housing_move_on_why',
    noneWords: 'record_housing_move_on_none',
    mayDecline: true
  },
  {
    name: 'council',
    input: 'one-of',
    label: 'record_housing_council',
    question: 'record_housing_council_question',
    hint: 'record_housing_council_hint',
    why: 'record_housing_council_why',
    choices: [
      { value: 'BRACKNELL_FOREST', label: 'record_housing_council_bracknell_forest' },
      { value: 'BUCKINGHAMSHIRE', label: 'record_housing_council_buckinghamshire' },
      { value: 'CHERWELL', label: 'record_housing_council_cherwell' },
      { value: 'MILTON_KEYNES', label: 'record_housing_council_milton_keynes' },
      { value: 'OXFORD', label: 'record_housing_council_oxford' },
      { value: 'READING', label: 'record_housing_council_reading' },
      { value: 'SLOUGH', label: 'record_housing_council_slough' },
      { value: 'SOUTH_OXFORDSHIRE', label: 'record_housing_council_south_oxfordshire' },
      { value: 'VALE_OF_WHITE_HORSE', label: 'record_housing_council_vale_of_white_horse' },
      { value: 'WEST_BERKSHIRE', label: 'record_housing_council_west_berkshire' },
      { value: 'WEST_OXFORDSHIRE', label: 'record_housing_council_west_oxfordshire' },
      { value: 'WINDSOR_AND_MAIDENHEAD', label: 'record_housing_council_windsor_and_maidenhead' },
      { value: 'WOKINGHAM', label: 'record_housing_council_wokingham' }
    ],
    ownWords: 'record_housing_council_own_words',
    noneWords: 'record_housing_council_none'
  },
  {
    name: 'councilYes',
    input: 'one-of',
    label: 'record_housing_council_yes',
    question: 'record_housing_council_yes_question',
    hint: 'record_housing_council_yes_hint',
    why: 'record_housing_council_yes_why',
    choices: [
      { value: 'YES', label: 'record_housing_council_yes_yes' },
      { value: 'NO', label: 'record_housing_council_yes_no' }
    ]
  }
]
