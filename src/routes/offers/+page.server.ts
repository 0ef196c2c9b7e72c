import { allowAnyone } from '#lib/access/guards.server.ts'
import { chosenOf } from '#lib/offers/chosen.ts'
import { filterChoices } from '#lib/offers/filter-choices.ts'
import { readFilters } from '#lib/offers/inputs.ts'
import { listOffers } from '#lib/offers/list-offers.server.ts'
import { viewOfferCard } from '#lib/offers/view-offer-card.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  allowAnyone(event)
  const { db } = event.locals
  const filters = readFilters(event.url.searchParams)
  const { cards, ...list } = await listOffers(db, filters)
  const now = db.now()
  return {
    title: m.offers_title(),
    filters: { ...filters, page: list.page },
    chosen: chosenOf(filters),
    choices: filterChoices(),
    ...list,
    offers: cards.map((card) => viewOfferCard(card, now))
  }
}
