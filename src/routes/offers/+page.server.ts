import { allowAnyone } from '#lib/access/guards.server.ts'
import { findOwnFit } from '#lib/fit/find-fit.server.ts'
import { chosenOf } from '#lib/offers/chosen.ts'
import { filterFields, pathwayTiles } from '#lib/offers/filter-choices.ts'
import { writeFilters } from '#lib/offers/filters.ts'
import { readFilters } from '#lib/offers/inputs.ts'
import { listOffers } from '#lib/offers/list-offers.server.ts'
import { viewOfferCard } from '#lib/offers/view-offer-card.server.ts'
import { viewList } from '#lib/offers/view-list.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const signedIn = allowAnyone(event)
  const { db } = event.locals
  const filters = readFilters(event.url.searchParams)
  const fit = await findOwnFit(db, signedIn)
  const list = await listOffers(db, filters, fit?.order)
  const now = db.now()
  const chosen = chosenOf(filters, now)
  const query = writeFilters({ ...filters, page: list.page })
  return {
    title: m.offers_title(),
    words: filters.words,
    query,
    // Thirty choices are as heavy as ten offers: whoever wants them asks for them.
    fields: event.url.searchParams.has('more') ? filterFields(filters, { now, person: fit !== null }) : [],
    kept: [...new URLSearchParams(writeFilters({ ...filters, words: '', page: 1 }))],
    more: `more=yes&${writeFilters({ ...filters, page: 1 })}`,
    chosen,
    tiles: chosen.length === 0 ? pathwayTiles() : [],
    list: viewList(list, filters),
    offers: list.cards.map((card) => ({
      ...viewOfferCard(card, now, list.near),
      fit: fit?.view(card) ?? null
    })),
    person: fit !== null,
    compare: list.cards.length > 1 ? viewComparing(query, event.url.searchParams.has('pick')) : null,
    /** What a person could keep of this list. */
    keep: fit !== null && chosen.length > 0
  }
}

/** How some of a list are put side by side: a link to the same list with a tick box at each, then one button. */
function viewComparing(query: string, picking: boolean) {
  const start = { href: `/offers?${query && `${query}&`}pick=yes#count`, label: m.shortlist_compare_start() }
  if (!picking) return { start, pick: null }
  const pick = {
    hint: m.shortlist_compare_few(),
    label: m.shortlist_compare_this(),
    button: m.shortlist_compare(),
    kept: [...new URLSearchParams(query)]
  }
  return { start, pick }
}
