import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { SharingPerson } from './list-people.server.ts'

/** One row of the organisation's list, in words. For the server. */
export interface PersonRow {
  readonly ref: string
  readonly code: string
  readonly offers: string
  readonly since: string
  readonly until: string
  readonly helper: string
  /** What the viewer can do now. */
  readonly can: 'look' | 'take-on' | 'take-over'
}

/** A short code that a worker can say aloud; it is made from the reference and names nobody. */
export function personCode(ref: string): string {
  return ref
    .replaceAll(/[^0-9A-Za-z]/g, '')
    .slice(0, 5)
    .toUpperCase()
}

export function personRow(person: SharingPerson, now: number): PersonRow {
  const { helper } = person
  return {
    ref: person.ref,
    code: personCode(person.ref),
    offers: person.offers.join(', '),
    since: dayInWords(person.since, now),
    until: dayInWords(person.untilDate, now),
    helper: helper === 'me' ? m.org_helper_me() : helper === 'nobody' ? m.org_helper_nobody() : helper.name,
    can: helper === 'me' ? 'look' : helper === 'nobody' ? 'take-on' : 'take-over'
  }
}
