import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { SharingPerson } from './list-people.server.ts'
import type { Purpose } from './purposes.ts'

/** One row of the organisation's list, in words. For the server. */
export interface PersonRow {
  readonly ref: string
  readonly code: string
  readonly whatFor: string
  readonly since: string
  readonly until: string
  readonly helper: string
  readonly isNew: boolean
  /** What the viewer can do now; null when nothing of it would open. */
  readonly can: 'look' | 'take-on' | 'take-over' | null
}

/** A short code that a worker can say aloud; it is made from the reference and names nobody. */
export function personCode(ref: string): string {
  return ref
    .replaceAll(/[^0-9A-Za-z]/g, '')
    .slice(0, 5)
    .toUpperCase()
}

const purposes: Record<Purpose, () => string> = {
  home: m.org_purpose_home,
  mind: m.org_purpose_mind,
  family: m.org_purpose_family,
  recovery: m.org_purpose_recovery,
  work: m.org_purpose_work,
  money: m.org_purpose_money,
  health: m.org_purpose_health,
  close: m.org_purpose_close
}

/** Why somebody shares, as a service reads it, and that each look is seen. */
export function sharedWhy(purpose: string): string {
  const words = whyWords(purpose)
  return words === '' ? m.org_shared_seen() : `${m.org_shared_why({ purpose: words })} ${m.org_shared_seen()}`
}

/** "to get help with a place to live" */
function whyWords(purpose: string): string {
  return Object.hasOwn(purposes, purpose) ? purposes[purpose as Purpose]() : ''
}

export function personRow(person: SharingPerson, now: number): PersonRow {
  const { offers, purpose, helper, opens } = person
  return {
    ref: person.ref,
    code: personCode(person.ref),
    whatFor: offers.length > 0 ? offers.join(', ') : whyWords(purpose),
    since: dayInWords(person.since, now),
    until: dayInWords(person.untilDate, now),
    helper: person.named ? m.org_helper_only_you() : helperWords(helper, now),
    isNew: person.changed,
    can: helper === 'me' ? (opens ? 'look' : null) : helper === 'nobody' ? 'take-on' : 'take-over'
  }
}

function helperWords(helper: SharingPerson['helper'], now: number): string {
  if (helper === 'me') return m.org_helper_me()
  if (helper === 'nobody') return m.org_helper_nobody()
  const { name, awayUntil } = helper
  return awayUntil === null ? name : m.org_helper_away({ name, day: dayInWords(awayUntil, now) })
}
