import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import type { OfferView } from '#lib/offers/view-offer.server.ts'
import type { CheckingOffer, CheckingRow } from './checking.server.ts'
import { changedLines, docLines, type ChangedLines, type DocLines } from './doc-lines.server.ts'
import { docOfOffer } from './offer-doc.server.ts'
import { offerStateWord, versionStateWord } from './own-words.server.ts'
import { previewOf } from './preview.server.ts'

export interface CheckingRowView {
  readonly offerId: string
  readonly title: string
  readonly by: string
  readonly kind: string
  readonly since: string
}

export function viewCheckingRow(row: CheckingRow, now: number): CheckingRowView {
  return {
    offerId: row.offerId,
    title: row.title || m.org_offers_untitled(),
    by: row.organisationName,
    kind: row.isChange ? m.steward_offers_change() : m.steward_offers_new(),
    since: m.steward_offers_since({ day: dayInWords(row.at, now), time: timeInWords(row.at) })
  }
}

/** What a steward reads before they decide. */
export interface CheckingView {
  readonly title: string
  readonly lead: string
  readonly number: number | null
  /** When it was sent in, ms UTC: a press on a page of before counts nothing. */
  readonly sentAt: number | null
  /** Why this steward cannot decide; null when they can. */
  readonly cannot: string | null
  /** Only of a change: what is different for people. */
  readonly changes: readonly ChangedLines[] | null
  readonly all: readonly DocLines[]
  readonly preview: OfferView
  readonly versions: readonly {
    readonly number: number
    readonly words: string
    readonly reason: string | null
  }[]
}

export function viewChecking(found: CheckingOffer, now: number): CheckingView {
  const { row, version, organisationName } = found
  const shown = docOfOffer(row)
  const doc = version?.doc ?? shown
  const wasShown = row.state === 'live' || row.state === 'paused'
  const cannot = {
    can: null,
    'decided-already': m.steward_offers_decided,
    own: m.steward_offers_own,
    'not-verified': m.steward_offers_not_verified
  }[found.answer]
  // How full it is stays as the service said last: a version has no say in it once it was shown.
  const compared = { ...doc, capacity: shown.capacity }
  return {
    title: doc.title || m.org_offers_untitled(),
    lead: m.steward_offers_by({ organisation: organisationName, state: offerStateWord(row.state) }),
    number: version?.number ?? null,
    sentAt: version?.submittedAt ?? null,
    cannot: cannot && cannot(),
    changes: version && wasShown ? changedLines(shown, compared, now) : null,
    all: docLines(doc, now),
    preview: previewOf(doc, organisationName, now),
    versions: found.versions.map(({ number, state, decidedAt, at, decidedById, reason }) => ({
      number,
      words: m.steward_offers_version({
        number,
        state: versionStateWord(state),
        how: decidedById === null ? m.steward_offers_unchecked() : m.steward_offers_checked(),
        day: dayInWords(decidedAt ?? at, now)
      }),
      reason
    }))
  }
}
