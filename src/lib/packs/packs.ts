import type { WordsKey } from '#lib/record/field.ts'
import type { SectionName } from '#lib/record/sections.ts'

/** Forms that the record fills, by their part of an address. */
export const packForms = ['duty-to-refer', 'cas3', 'gp', 'universal-credit', 'refer-and-monitor'] as const
export type PackForm = (typeof packForms)[number]

/** A section and the name of its field. */
export type Source = readonly [section: SectionName, field: string]

/** One thing that the form asks. */
export interface PackLine {
  /** What the form calls it, in our words for code. */
  readonly name: string
  /** The answers of the record that say it, in the order in which they are shown. */
  readonly from: readonly Source[]
  /** The form does not need it: nothing is missing without it. */
  readonly optional?: true
}

export interface Pack {
  readonly title: WordsKey
  readonly lead: WordsKey
  /** What to know before it is used. */
  readonly notes: readonly WordsKey[]
  readonly lines: readonly PackLine[]
  /** What the form asks and no record can know: who says it, in a sentence. */
  readonly unknowable: readonly WordsKey[]
  /** The days before having no home, or before release, from which it is acted on. */
  readonly opensDaysBefore?: number
}

const line = (name: string, ...from: Source[]): PackLine => ({ name, from })
const optional = (name: string, ...from: Source[]): PackLine => ({ name, from, optional: true })

const fullName = line('fullName', ['identity', 'legalName'])
const dateOfBirth = line('dateOfBirth', ['identity', 'dateOfBirth'])
const niNumber = line('niNumber', ['identity', 'niNumber'])
const nhsNumber = line('nhsNumber', ['identity', 'nhsNumber'])
const phone = line('phone', ['contact', 'phone'])
const email = line('email', ['contact', 'email'])
const safeContactNotes = line(
  'safeContactNotes',
  ['contact', 'safeWays'],
  ['contact', 'safeTimes'],
  ['contact', 'leaveMessages'],
  ['contact', 'reachNotes']
)
const languageOrInterpreter = line(
  'languageOrInterpreter',
  ['contact', 'language'],
  ['contact', 'interpreter']
)
const releaseDate = line('expectedReleaseDate', ['release', 'releaseDate'], ['release', 'howSure'])
const localConnection = line('localConnection', ['address', 'tiesTo'], ['address', 'ties'])
const household = line('household', ['housing', 'household'])
const accessNeeds = line(
  'accessNeeds',
  ['needs', 'reading'],
  ['needs', 'senses'],
  ['needs', 'moving'],
  ['needs', 'memory'],
  ['needs', 'thinking']
)

/**
 * What each form asks, and which answers of the record say it. Nothing is drawn from the licence, the story
 * or papers of others, and nothing says a word of risk or of what a court said. Test: `packs.test.ts`.
 */
export const packs: Readonly<Record<PackForm, Pack>> = {
  // Housing Act 1996 s213B: https://www.legislation.gov.uk/ukpga/1996/52/section/213B
  'duty-to-refer': {
    title: 'packs_duty_to_refer_title',
    lead: 'packs_duty_to_refer_lead',
    notes: [
      'packs_duty_to_refer_note_when',
      'packs_duty_to_refer_note_not_application',
      'packs_duty_to_refer_note_stale',
      'packs_duty_to_refer_note_yes'
    ],
    opensDaysBefore: 56,
    lines: [
      fullName,
      line('otherNames', ['identity', 'otherNames']),
      dateOfBirth,
      line('gender', ['identity', 'gender']),
      line('nationality', ['identity', 'nationality']),
      niNumber,
      nhsNumber,
      line('prisonNumber', ['release', 'prisonNumber']),
      line('crn', ['release', 'crn']),
      phone,
      email,
      safeContactNotes,
      line('preferredContact', ['contact', 'bestWay']),
      line('correspondenceAddress', ['address', 'letters']),
      line('currentPlace', ['release', 'prison'], ['address', 'now']),
      releaseDate,
      line('homelessFromDate', ['housing', 'homelessFrom']),
      line('lastSettledAddress', ['address', 'lastSettled']),
      line('addressHistory5y', ['address', 'past']),
      localConnection,
      household,
      line('pregnancyDueDate', ['housing', 'babyDue']),
      line('reasonForHomelessness', ['housing', 'reason']),
      line('incomeAndBenefits', ['money', 'income'], ['money', 'benefits']),
      line(
        'healthAndSupportNeeds',
        ['health', 'conditions'],
        ['health', 'medicines'],
        ['housing', 'support'],
        ...accessNeeds.from,
        ['needs', 'changes']
      ),
      languageOrInterpreter,
      optional('identityDocuments', ['id-documents', 'birthCertificate'], ['id-documents', 'passport']),
      line('council', ['housing', 'council']),
      line('consent', ['housing', 'councilYes'])
    ],
    unknowable: ['packs_duty_to_refer_unknown_referrer']
  },
  cas3: {
    title: 'packs_cas3_title',
    lead: 'packs_cas3_lead',
    notes: ['packs_cas3_note_who', 'packs_cas3_note_first'],
    lines: [
      fullName,
      dateOfBirth,
      phone,
      email,
      safeContactNotes,
      releaseDate,
      line('lastSettledAddress', ['address', 'lastSettled']),
      localConnection,
      optional('household', ...household.from),
      optional('pregnancyDueDate', ['housing', 'babyDue']),
      line('needs', ['health', 'conditions'], ['health', 'medicines'], ...accessNeeds.from),
      line('adaptations', ['needs', 'changes']),
      line('religiousOrCulturalNeeds', ['needs', 'faith'], ['needs', 'food']),
      line('caring', ['needs', 'caring']),
      line('allergies', ['health', 'allergies']),
      line('support', ['housing', 'support']),
      line('moveOnPlan', ['housing', 'moveOn']),
      languageOrInterpreter
    ],
    unknowable: ['packs_cas3_unknown_number', 'packs_cas3_unknown_officer']
  },
  // GMS1: https://www.gov.uk/government/publications/gms1
  gp: {
    title: 'packs_gp_title',
    lead: 'packs_gp_lead',
    notes: ['packs_gp_note_no_proof', 'packs_gp_note_before'],
    lines: [
      fullName,
      line('likedName', ['identity', 'likedName']),
      line('previousSurname', ['identity', 'previousSurname']),
      line('sex', ['identity', 'sex']),
      dateOfBirth,
      nhsNumber,
      line('placeOfBirth', ['identity', 'placeOfBirth']),
      line('address', ['address', 'next'], ['address', 'letters']),
      phone,
      optional('email', ...email.from),
      safeContactNotes,
      line('previousAddress', ['address', 'lastSettled']),
      line('previousGp', ['health', 'gpBefore']),
      line('arrivedFromAbroad', ['identity', 'cameToUk']),
      line('armedForces', ['needs', 'armedForces']),
      line('summaryCareRecord', ['health', 'summaryRecord']),
      line('health', ['health', 'conditions'], ['health', 'medicines'], ['health', 'allergies']),
      ...[line('accessNeeds', ...accessNeeds.from), languageOrInterpreter],
      optional('ethnicity', ['health', 'ethnicity'])
    ],
    unknowable: ['packs_gp_unknown_signature']
  },
  'universal-credit': {
    title: 'packs_universal_credit_title',
    lead: 'packs_universal_credit_lead',
    notes: ['packs_universal_credit_note_when', 'packs_universal_credit_note_help'],
    lines: [
      fullName,
      dateOfBirth,
      niNumber,
      releaseDate,
      line('address', ['address', 'next'], ['address', 'letters']),
      email,
      phone,
      safeContactNotes,
      line('bankAccount', ['id-documents', 'bankAccount'], ['money', 'bank']),
      line(
        'identityDocuments',
        ['id-documents', 'birthCertificate'],
        ['id-documents', 'passport'],
        ['id-documents', 'drivingLicence'],
        ['id-documents', 'niLetter']
      ),
      line('housingCosts', ['money', 'rent']),
      household,
      line('pregnancyDueDate', ['housing', 'babyDue']),
      line('incomeAndBenefits', ['money', 'income'], ['money', 'benefits']),
      line('health', ['health', 'conditions']),
      line('accessNeeds', ...accessNeeds.from),
      languageOrInterpreter,
      optional('work', ['work', 'wanted'], ['work', 'hours'])
    ],
    unknowable: ['packs_universal_credit_unknown_bank', 'packs_universal_credit_unknown_id']
  },
  'refer-and-monitor': {
    title: 'packs_refer_and_monitor_title',
    lead: 'packs_refer_and_monitor_lead',
    notes: ['packs_refer_and_monitor_note_who'],
    lines: [
      fullName,
      dateOfBirth,
      releaseDate,
      accessNeeds,
      line('health', ['health', 'conditions']),
      languageOrInterpreter,
      household,
      line('pregnancyDueDate', ['housing', 'babyDue']),
      line('responsibilities', ['needs', 'caring']),
      line('whenUnavailable', ['needs', 'busy']),
      line('anythingElse', ['needs', 'more'])
    ],
    unknowable: ['packs_refer_and_monitor_unknown_rest']
  }
}

export function isPackForm(form: string): form is PackForm {
  return (packForms as readonly string[]).includes(form)
}
