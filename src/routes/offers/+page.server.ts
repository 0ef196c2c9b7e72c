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
  return {
    title: m.offers_title(),
    words: filters.words,
    query: writeFilters({ ...filters, page: list.page }),
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
    /** What a person could keep of this list. */
    keep: fit !== null && chosen.length > 0
  }
}
