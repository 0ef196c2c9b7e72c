import { capacityWord } from '#lib/offers/offer-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { OfferState } from '#lib/offers/rules.ts'
import type { VersionState } from './rules.ts'
import type { OwnOffer } from './own-offers.server.ts'

const states: Record<OfferState, () => string> = {
  draft: m.org_offers_state_draft,
  checking: m.org_offers_state_checking,
  refused: m.org_offers_state_refused,
  live: m.org_offers_state_live,
  paused: m.org_offers_state_paused,
  ended: m.org_offers_state_ended
}
export const offerStateWord = (state: OfferState): string => states[state]()

const versions: Record<VersionState, () => string> = {
  draft: m.org_offers_version_draft,
  checking: m.org_offers_version_checking,
  refused: m.org_offers_version_refused,
  live: m.org_offers_version_live,
  replaced: m.org_offers_version_replaced
}
export const versionStateWord = (state: VersionState): string => versions[state]()

/** One offer in the list of its organisation, in words. */
export interface OwnOfferView {
  readonly id: string
  readonly title: string
  readonly state: string
  /** What is new since it was shown; null when nothing is. */
  readonly change: string | null
  /** How full, and since when; null unless people see it. */
  readonly spaces: string | null
  /** When it was last confirmed; null unless people see it. */
  readonly confirmed: string | null
  /** Why it should be looked at; null when it is fresh. */
  readonly due: string | null
}

/** @param now ms UTC */
export function viewOwnOffer(own: OwnOffer, now: number): OwnOfferView {
  const { row, title, open, over } = own
  const shown = row.state === 'live' || row.state === 'paused'
  return {
    id: row.id,
    title: title || m.org_offers_untitled(),
    state: over && shown ? m.org_offers_state_over() : offerStateWord(row.state),
    change: shown && open ? versionStateWord(open) : null,
    spaces: shown
      ? m.org_offers_spaces({ spaces: capacityWord(row.capacity), day: dayInWords(row.capacityAsOf, now) })
      : null,
    confirmed: shown ? m.org_offers_confirmed({ day: dayInWords(row.lastConfirmedAt, now) }) : null,
    due: own.due && !over ? dueWords(own) : null
  }
}

export function dueWords({ freshness }: Pick<OwnOffer, 'freshness'>): string {
  if (freshness === 'hidden') return m.org_offers_due_hidden()
  return freshness === 'stale' ? m.org_offers_due_stale() : m.org_offers_due_soon()
}
