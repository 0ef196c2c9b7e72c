import type { Field } from './field.ts'

export const identityFields: readonly Field[] = [
  {
    name: 'legalName',
    input: 'text',
    label: 'record_legal_name',
    question: 'record_legal_name_question',
    hint: 'record_legal_name_hint',
    why: 'record_legal_name_why',
    autocomplete: 'name'
  },
  {
    name: 'likedName',
    input: 'text',
    label: 'record_liked_name',
    question: 'record_liked_name_question',
    why: 'record_liked_name_why',
    autocomplete: 'nickname'
  },
  {
    name: 'otherNames',
    input: 'long-text',
    label: 'record_other_names',
    question: 'record_other_names_question',
    hint: 'record_other_names_hint',
    why: 'record_other_names_why',
    noneWords: 'record_other_names_none',
    mayDecline: true
  },
  {
    name: 'previousSurname',
    input: 'text',
    label: 'record_identity_previous_surname',
    question: 'record_identity_previous_surname_question',
    hint: 'record_identity_previous_surname_hint',
    why: 'record_identity_previous_surname_why',
    noneWords: 'record_identity_previous_surname_none',
    mayDecline: true
  },
  {
    name: 'dateOfBirth',
    input: 'date',
    label: 'record_date_of_birth',
    question: 'record_date_of_birth_question',
    hint: 'record_date_of_birth_hint',
    why: 'record_date_of_birth_why',
    check: 'adult-birthday',
    autocomplete: 'bday',
    mayDecline: true
  },
  {
    name: 'sex',
    input: 'one-of',
    label: 'record_sex',
    question: 'record_sex_question',
    why: 'record_sex_why',
    choices: [
      { value: 'FEMALE', label: 'record_sex_female' },
      { value: 'MALE', label: 'record_sex_male' }
    ],
    mayDecline: true
  },
  {
    name: 'gender',
    input: 'one-of',
    label: 'record_gender',
    question: 'record_gender_question',
    why: 'record_gender_why',
    choices: [
      { value: 'WOMAN', label: 'record_gender_woman' },
      { value: 'MAN', label: 'record_gender_man' },
      { value: 'NON_BINARY', label: 'record_gender_non_binary' }
    ],
    ownWords: 'record_gender_own_words',
    mayDecline: true
  },
  {
    name: 'nationality',
    input: 'text',
    label: 'record_nationality',
    question: 'record_nationality_question',
    hint: 'record_nationality_hint',
    why: 'record_nationality_why',
    mayDecline: true
  },
  {
    name: 'placeOfBirth',
    input: 'text',
    label: 'record_place_of_birth',
    question: 'record_place_of_birth_question',
    hint: 'record_place_of_birth_hint',
    why: 'record_place_of_birth_why',
    mayDecline: true
  },
  {
    name: 'cameToUk',
    input: 'date',
    label: 'record_identity_came_to_uk',
    question: 'record_identity_came_to_uk_question',
    hint: 'record_identity_came_to_uk_hint',
    why: 'record_identity_came_to_uk_why',
    check: 'day-gone',
    noneWords: 'record_identity_came_to_uk_none',
    mayDecline: true
  },
  {
    name: 'niNumber',
    input: 'text',
    label: 'record_ni_number',
    question: 'record_ni_number_question',
    hint: 'record_ni_number_hint',
    why: 'record_ni_number_why',
    check: 'ni-number',
    noneWords: 'record_ni_number_none',
    mayDecline: true
  },
  {
    name: 'nhsNumber',
    input: 'text',
    label: 'record_nhs_number',
    question: 'record_nhs_number_question',
    hint: 'record_nhs_number_hint',
    why: 'record_nhs_number_why',
    check: 'nhs-number',
    inputmode: 'numeric',
    mayDecline: true
  }
]
