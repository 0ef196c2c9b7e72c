import type { Choice, Field } from './field.ts'

const documentStates: readonly Choice[] = [
  { value: 'HAVE', label: 'record_id_documents_have' },
  { value: 'SENT', label: 'record_id_documents_sent' },
  { value: 'ARRIVED', label: 'record_id_documents_arrived' },
  { value: 'LOST', label: 'record_id_documents_lost' },
  { value: 'DO_NOT_HAVE', label: 'record_id_documents_do_not_have' }
]

/** How far each document is. Its number is never asked for: whoever has it has no need of ours. */
export const idDocumentsFields: readonly Field[] = [
  {
    name: 'birthCertificate',
    input: 'one-of',
    label: 'record_id_documents_birth_certificate',
    question: 'record_id_documents_birth_certificate_question',
    why: 'record_id_documents_birth_certificate_why',
    choices: documentStates,
    mayDecline: true
  },
  {
    name: 'passport',
    input: 'one-of',
    label: 'record_id_documents_passport',
    question: 'record_id_documents_passport_question',
    why: 'record_id_documents_passport_why',
    choices: documentStates,
    mayDecline: true
  },
  {
    name: 'drivingLicence',
    input: 'one-of',
    label: 'record_id_documents_driving_licence',
    question: 'record_id_documents_driving_licence_question',
    why: 'record_id_documents_driving_licence_why',
    choices: documentStates,
    mayDecline: true
  },
  {
    name: 'citizenCard',
    input: 'one-of',
    label: 'record_id_documents_citizen_card',
    question: 'record_id_documents_citizen_card_question',
    why: 'record_id_documents_citizen_card_why',
    choices: documentStates,
    mayDecline: true
  },
  {
    name: 'niLetter',
    input: 'one-of',
    label: 'record_id_documents_ni_letter',
    question: 'record_id_documents_ni_letter_question',
    why: 'record_id_documents_ni_letter_why',
    choices: documentStates,
    mayDecline: true
  },
  {
    name: 'eVisa',
    input: 'one-of',
    label: 'record_id_documents_e_visa',
    question: 'record_id_documents_e_visa_question',
    why: 'record_id_documents_e_visa_why',
    choices: documentStates,
    noneWords: 'record_id_documents_e_visa_none',
    mayDecline: true
  },
  {
    name: 'marriageCertificate',
    input: 'one-of',
    label: 'record_id_documents_marriage_certificate',
    question: 'record_id_documents_marriage_certificate_question',
    why: 'record_id_documents_marriage_certificate_why',
    choices: documentStates,
    noneWords: 'record_id_documents_marriage_certificate_none',
    mayDecline: true
  },
  {
    name: 'divorceDecree',
    input: 'one-of',
    label: 'record_id_documents_divorce_decree',
    question: 'record_id_documents_divorce_decree_question',
    why: 'record_id_documents_divorce_decree_why',
    choices: documentStates,
    noneWords: 'record_id_documents_divorce_decree_none',
    mayDecline: true
  },
  {
    name: 'deedPoll',
    input: 'one-of',
    label: 'record_id_documents_deed_poll',
    question: 'record_id_documents_deed_poll_question',
    why: 'record_id_documents_deed_poll_why',
    choices: documentStates,
    noneWords: 'record_id_documents_deed_poll_none',
    mayDecline: true
  },
  {
    name: 'bankAccount',
    input: 'one-of',
    label: 'record_id_documents_bank_account',
    question: 'record_id_documents_bank_account_question',
    why: 'record_id_documents_bank_account_why',
    choices: documentStates,
    mayDecline: true
  }
]

/** The documents that the questions above are about, to say which one something belongs to. */
const documentChoices: readonly Choice[] = idDocumentsFields.map(({ name, label }) => ({
  value: name,
  label
}))

const whichDocument: Field = {
  name: 'document',
  input: 'one-of',
  label: 'record_id_documents_document',
  question: 'record_id_documents_document_question',
  why: 'record_id_documents_document_why',
  choices: documentChoices,
  required: true
}

/**
 * The day that each was sent off for, under the name of its question, and copies of them. A copy is a file
 * that only the person and those they share this section with can open.
 */
export const idDocumentsLists: readonly Field[] = [
  {
    name: 'sentOff',
    input: 'items',
    label: 'record_id_documents_sent_off',
    question: 'record_id_documents_sent_off_question',
    why: 'record_id_documents_sent_off_why',
    each: {
      one: 'record_id_documents_sent_off',
      add: 'record_id_documents_sent_off_question',
      parts: [
        whichDocument,
        {
          name: 'day',
          input: 'date',
          label: 'record_id_documents_sent_day',
          question: 'record_id_documents_sent_off_question',
          why: 'record_id_documents_sent_off_why',
          check: 'day-gone'
        }
      ]
    }
  },
  {
    name: 'copies',
    input: 'items',
    label: 'record_id_documents_copies',
    question: 'record_id_documents_copies_question',
    why: 'record_id_documents_copies_why',
    each: {
      one: 'record_id_documents_copy_one',
      add: 'record_id_documents_copies_question',
      files: true,
      parts: [
        whichDocument,
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
