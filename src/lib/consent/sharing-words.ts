import { m } from '#lib/paraglide/messages.js'
import { dayInWords, isoDay, timeInWords } from '#lib/ui/dates.ts'
import type { SharingItem } from './list-sharing.server.ts'
import { purposeWords } from './purpose-words.ts'
import type { ConsentStatus } from './rules.ts'
import { sectionPhrase } from './section-phrases.ts'

/** One sharing in words, for the page. Made on the server, so that the page carries no catalogue. */
export interface SharingInWords {
  readonly consentId: string
  readonly organisation: string
  readonly purpose: string
  readonly purposeCode: string
  readonly sees: string
  readonly until: string
  readonly looked: string
  readonly state: ConsentStatus
  readonly stateWords: string
  readonly can: SharingItem['can']
}

/** "how to reach you, your goals and who you are" */
export function sectionList(sections: readonly string[]): string {
  const phrases = sections.map(sectionPhrase)
  const last = phrases.pop() ?? ''
  return phrases.length === 0 ? last : m.consent_and({ first: phrases.join(', '), last })
}

export function inWords(item: SharingItem, now: number): SharingInWords {
  return {
    consentId: item.consentId,
    organisation: item.recipientName,
    purpose: purposeWords(item.purpose),
    purposeCode: item.purpose,
    sees: m.consent_they_see({ sections: sectionList(item.sections) }),
    until: m.consent_until({ day: dayInWords(item.untilDate, now) }),
    looked: lookedWords(item.lastLook, now),
    state: item.state,
    stateWords: stateWords(item, now),
    can: item.can
  }
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
