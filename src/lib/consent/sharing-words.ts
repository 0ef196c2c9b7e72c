import { m } from '#lib/paraglide/messages.js'
import { dayInWords, isoDay, timeInWords } from '#lib/ui/dates.ts'
import type { SharingItem } from './list-sharing.server.ts'
import { purposeWords } from './purpose-words.ts'
import { endsSoon, type ConsentStatus } from './rules.ts'
import { sectionPhrase } from './section-phrases.ts'

/** One sharing in words, for the page. Made on the server, so that the page carries no catalogue. */
export interface SharingInWords {
  readonly consentId: string
  /** The name that the person knows them by. */
  readonly organisation: string
  readonly purpose: string
  readonly purposeCode: string
  readonly sees: string
  /** Until when; before it starts, from when. */
  readonly until: string
  readonly looked: string
  readonly state: ConsentStatus
  readonly stateWords: string
  /** What else there is to know, a line each. */
  readonly also: readonly string[]
  /** What waits for the person; null when nothing does. */
  readonly asks: { readonly words: string; readonly by: 'keep' | 'renew' | 'change' } | null
  readonly can: SharingItem['can']
  /** Where sharing with family is changed; null for a service. */
  readonly people: string | null
}

/** What a page knows of one sharing beside the item itself. */
export interface Beside {
  /** When the person last showed who they are: ms UTC. What was agreed beside a worker is asked after that. */
  readonly provedAt: number
  /** The day they get out has moved since (`findMovedEnds`). */
  readonly moved: boolean
}

/** "how to reach you, your goals and who you are" */
export function sectionList(sections: readonly string[]): string {
  const phrases = sections.map(sectionPhrase)
  const last = phrases.pop() ?? ''
  return phrases.length === 0 ? last : m.consent_and({ first: phrases.join(', '), last })
}

export function inWords(item: SharingItem, now: number, beside: Beside): SharingInWords {
  return {
    consentId: item.consentId,
    organisation: item.recipientName,
    purpose: purposeWords(item.purpose),
    purposeCode: item.purpose,
    sees: m.consent_they_see({ sections: sectionList(item.sections) }),
    until: untilWords(item, now),
    looked: lookedWords(item.lastLook, now),
    state: item.state,
    stateWords: stateWords(item, now),
    also: [
      ...(item.access === 'suggest' ? [m.consent_suggests()] : []),
      ...(item.isFrozen ? [m.consent_frozen()] : []),
      ...(item.state === 'paused' ? [m.consent_paused()] : [])
    ],
    asks: asks(item, now, beside),
    can: item.can,
    people: item.recipient.kind === 'supporter' ? `/me/people/${item.recipient.supporterId}` : null
  }
}

function untilWords(item: SharingItem, now: number): string {
  const until = m.consent_until({ day: dayInWords(item.untilDate, now) })
  if (item.state !== 'scheduled') return until
  return `${m.consent_from({ day: dayInWords(item.fromAt, now) })}. ${until}`
}

/** The one thing that waits for the person, the most urgent first. */
function asks(item: SharingItem, now: number, { provedAt, moved }: Beside): SharingInWords['asks'] {
  if (item.state === 'reconfirm-due') return { words: m.consent_due(), by: 'keep' }
  if (item.state !== 'active') return null
  if (item.beside && provedAt > item.givenAt) return { words: m.consent_alone_again(), by: 'keep' }
  if (moved) return { words: m.consent_moved(), by: 'change' }
  return endsBeforeLong(item, now) ? { words: m.consent_ends_soon(), by: 'renew' } : null
}

/** Something agreed for a few days was meant to be short. */
function endsBeforeLong({ fromAt, untilAt }: SharingItem, now: number): boolean {
  return untilAt - now < endsSoon && untilAt - fromAt >= endsSoon
}

function lookedWords(look: SharingItem['lastLook'], now: number): string {
  if (!look) return m.consent_not_looked()
  const time = timeInWords(look.at)
  if (isoDay(look.at) === isoDay(now)) return m.consent_looked_today({ name: look.name, time })
  return m.consent_looked({ name: look.name, day: dayInWords(look.at, now), time })
}

function stateWords(item: SharingItem, now: number): string {
  const day = dayInWords(item.endedAt ?? item.untilDate, now)
  const words: Record<ConsentStatus, () => string> = {
    active: m.consent_state_active,
    scheduled: m.consent_state_scheduled,
    paused: m.consent_state_paused,
    'reconfirm-due': m.consent_state_reconfirm_due,
    expired: () => m.consent_state_expired({ day }),
    withdrawn: () => m.consent_state_withdrawn({ day }),
    revoked: () => m.consent_state_revoked({ day }),
    superseded: () => m.consent_state_superseded({ day })
  }
  return words[item.state]()
}
