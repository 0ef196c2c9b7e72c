import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { OrganisationPage } from './find-organisation.server.ts'
import { organisationKindWord } from './organisation-words.ts'
import { registerPlace } from './register-numbers.ts'
import { checksNeeded, type CheckAnswer, type KnownBy, type RestoreAnswer } from './rules.ts'
import { listWord, viewDecision } from './steward-words.ts'

const whyNoCheck: Record<CheckAnswer, () => string | null> = {
  can: () => null,
  'verified-already': m.steward_why_verified,
  'checked-by-you': m.steward_why_checked_by_you,
  'worked-there': m.steward_why_worked_there,
  'sent-back': m.steward_why_sent_back,
  suspended: m.steward_why_suspended
}
const whyNoRestore: Record<RestoreAnswer, () => string | null> = {
  can: () => null,
  'not-suspended': () => null,
  'checked-by-you': m.steward_why_restored_by_you,
  'worked-there': m.steward_why_worked_there
}

/** An organisation's page for stewards, in words. `now` is ms UTC. */
export function viewOrganisation(page: OrganisationPage, now: number) {
  const counted = { checks: page.checks, needed: checksNeeded }
  const waits = page.canCheck !== 'verified-already'
  return {
    name: page.name,
    state: listWord(page.isBack ? 'back' : page.isDue ? 'due' : page.state),
    back: page.isBack ? 'back' : page.isDue ? 'due' : page.state,
    hidden: page.isHidden ? m.steward_hidden() : null,
    known: [
      ...knownFacts(page.knownBy),
      { term: m.steward_fact_managers(), text: page.managers.join(', ') || null }
    ],
    proposed: page.proposed && knownFacts(page.proposed),
    namesakes: page.namesakes,
    told: toldFacts(page, now),
    seen: page.seen,
    check:
      page.state === 'suspended'
        ? null
        : {
            count: waits ? m.steward_checks_of(counted) : null,
            why: whyNoCheck[page.canCheck](),
            how: [
              (page.proposed ?? page.knownBy).registerNumber === null
                ? m.steward_check_no_number()
                : m.steward_check_how(),
              m.steward_check_manager()
            ]
          },
    restore:
      page.state !== 'suspended'
        ? null
        : {
            count: m.steward_restore_of(counted),
            why: whyNoRestore[page.canRestore](),
            how: [m.steward_restore_how()]
          },
    canRefuse:
      (page.state === 'applied' && !page.isBack) || (page.state === 'verified' && page.proposed !== null),
    canSuspend: page.state !== 'suspended',
    decisions: page.decisions.map((one) => viewDecision(one, now))
  }
}

function knownFacts({ name, kind, register, registerNumber, noNumberReason, website }: KnownBy) {
  const number = register && registerNumber ? { register, registerNumber } : null
  return [
    { term: m.steward_fact_name(), text: name },
    { term: m.steward_fact_kind(), text: organisationKindWord(kind) },
    { term: m.steward_fact_number(), text: number && numberWords(number) },
    {
      term: m.steward_fact_look_up(),
      text: number && registerPlace(number.register, number.registerNumber)
    },
    { term: m.steward_fact_no_number(), text: noNumberReason },
    { term: m.steward_fact_website(), text: website }
  ]
}

function numberWords({
  register,
  registerNumber
}: {
  register: 'charity' | 'company'
  registerNumber: string
}) {
  const number = registerNumber
  return register === 'charity' ? m.steward_number_charity({ number }) : m.steward_number_company({ number })
}

function toldFacts(page: OrganisationPage, now: number) {
  const day = (at: string | number | null) => (at === null ? null : dayInWords(at, now))
  return [
    { term: m.steward_fact_about(), text: page.about },
    { term: m.steward_fact_areas(), text: page.areas.join(', ') || m.steward_everywhere() },
    { term: m.steward_fact_contact(), text: page.contactName },
    { term: m.steward_fact_phone(), text: page.phone },
    { term: m.steward_fact_email(), text: page.email },
    { term: m.steward_fact_data_protection(), text: page.dataProtectionContact },
    { term: m.steward_fact_safeguarding(), text: page.safeguardingLead },
    { term: m.steward_fact_concordat(), text: day(page.concordatAt) },
    { term: m.steward_fact_check_by(), text: day(page.checkAgainBy) }
  ]
}
