import { m } from '#lib/paraglide/messages.js'
import { writeFilters, type OfferFilters } from './filters.ts'
import type { OfferList } from './list-offers.server.ts'

/** What stands around the cards of a list, in words. */
export interface ListView {
  /** "20 offers of help"; null when there is none. */
  readonly count: string | null
  /** What the list did with what was asked, when that is not what was typed. */
  readonly notes: readonly string[]
  readonly pages: { readonly before: string | null; readonly next: string | null; readonly of: string } | null
}

export function viewList(list: OfferList, filters: OfferFilters): ListView {
  const { count, page, pages } = list
  const at = (other: number) =>
    other < 1 || other > pages ? null : writeFilters({ ...filters, page: other })
  return {
    count: countWords(list),
    notes: [
      ...list.meant.map((meant) => m.offers_meant(meant)),
      filters.near !== '' && list.near === null && m.offers_near_unknown({ place: filters.near }),
      list.loose && m.offers_loose(),
      list.more && m.offers_more_hint()
    ].filter((note) => note !== false),
    pages:
      count === 0 || pages === 1
        ? null
        : { before: at(page - 1), next: at(page + 1), of: m.offers_page_of({ page, pages }) }
  }
}

function countWords({ count, more }: OfferList): string | null {
  if (count === 0) return null
  if (more) return m.offers_count_more({ count })
  return count === 1 ? m.offers_count_one() : m.offers_count({ count })
}
