import type { Database } from '#lib/database/connect.server.ts'
import type { FitView } from '#lib/fit/fit-words.ts'
import { listWords, openHintWords, weekLineWords } from '#lib/offers/hour-words.ts'
import { weekLines } from '#lib/offers/hours.ts'
import { localMoment } from '#lib/offers/local-moment.server.ts'
import { beginning, capacityWord, kindWord, whereList } from '#lib/offers/offer-words.ts'
import { nextOpen } from '#lib/offers/open-times.ts'
import { readOffers, type OfferInFull } from '#lib/offers/read-offers.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import { mostCompared } from './rules.ts'

/** Two to four offers side by side: one row for each fact, a cell for each offer in the order of `offers`. */
export interface Comparison {
  readonly title: string
  readonly printWords: string
  /** Stands in a cell that has no lines. */
  readonly notSaid: string
  readonly offers: readonly { readonly id: string; readonly title: string }[]
  readonly rows: readonly Row[]
}

interface Row {
  readonly term: string
  readonly cells: readonly (readonly string[])[]
}

const mostRead = 20 // ids; some of them may be shown no more

/** Ids in the address of a comparison, as often as `compare` stands there. */
export function readCompared(search: URLSearchParams): string[] {
  const ids = search.getAll('compare').slice(0, mostRead)
  return ids
    .flatMap((some) => some.slice(0, 1_000).split(','))
    .filter((id) => id !== '')
    .slice(0, mostRead)
}

/**
 * Null with fewer than two that people can see now; past four, the first four.
 *
 * @param fit how an offer fits the person who compares; without it, nobody is signed in
 */
export async function compareOffers(
  db: Database,
  ids: readonly string[],
  fit: (offer: OfferInFull) => FitView = () => ({ why: [], but: [] })
): Promise<Comparison | null> {
  const offers = await readOffers(db, [...new Set(ids)].slice(0, mostCompared))
  if (offers.length < 2) return null
  const now = db.now()
  const row = (term: string, cell: (offer: OfferInFull) => readonly string[]): Row => ({
    term,
    cells: offers.map(cell)
  })
  return {
    title: m.shortlist_compare_title(),
    printWords: m.shortlist_print(),
    notSaid: m.shortlist_not_said(),
    offers: offers.map(({ id, title }) => ({ id, title })),
    rows: [
      foundRow(row(m.shortlist_fit_why(), (offer) => fit(offer).why)),
      foundRow(row(m.shortlist_fit_but(), (offer) => fit(offer).but)),
      row(m.offers_kind_label(), ({ kind, organisationName }) => [kindWord(kind), organisationName]),
      row(m.offers_fact_spaces(), ({ capacity }) => [capacityWord(capacity)]),
      row(m.offers_fact_open(), (offer) => openWords(offer, now)),
      row(m.offers_fact_where(), ({ town, where }) => [...(town ? [town] : []), beginning(whereList(where))]),
      row(m.offers_fact_areas(), whoWords),
      row(m.offers_fact_start(), ({ weeksBeforeRelease: weeks }) => [
        weeks === null ? m.offers_starts_after() : m.offers_starts_early({ weeks })
      ]),
      row(m.offers_fact_cost(), ({ cost }) => [cost]),
      row(m.offers_fact_access(), ({ access }) => [access]),
      row(m.offers_fact_languages(), ({ languages }) => [listWords(languages)]),
      row(m.offers_fact_phone(), ({ phone }) => (phone ? [phone] : [])),
      row(m.shortlist_confirmed(), ({ lastConfirmedAt }) => [dayInWords(lastConfirmedAt, now)])
    ].filter(({ cells }) => cells.some((cell) => cell.length > 0))
  }
}

/** Of how it fits, an empty cell is ours, not the service's. */
function foundRow(row: Row): Row {
  if (row.cells.every((cell) => cell.length === 0)) return row
  return { ...row, cells: row.cells.map((cell) => (cell.length > 0 ? cell : [m.shortlist_fit_none()])) }
}

function openWords(offer: OfferInFull, now: number): string[] {
  const hint = nextOpen(offer, localMoment(now))
  const week = weekLines(offer.hours).map(weekLineWords)
  return [
    ...(hint ? [openHintWords(hint)] : []),
    ...(week.length > 0 ? week : [m.offers_fact_open_unknown()])
  ]
}

function whoWords({ areas, noLocalConnection, onlyFor, minimumAge, maximumAge }: OfferInFull): string[] {
  return [
    areas.length === 0 ? m.offers_areas_anywhere() : m.offers_areas({ areas: listWords(areas) }),
    noLocalConnection && m.offers_ties_none(),
    onlyFor === 'women' && m.offers_only_women(),
    onlyFor === 'men' && m.offers_only_men(),
    minimumAge !== null && m.offers_age_from({ age: minimumAge }),
    maximumAge !== null && m.offers_age_to({ age: maximumAge })
  ].filter((line) => line !== false)
}
