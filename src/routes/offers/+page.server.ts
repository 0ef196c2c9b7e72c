import { allowAnyone } from '#lib/access/guards.server.ts'
import { openHint } from '#lib/offers/hours.ts'
import { readFilters } from '#lib/offers/inputs.ts'
import { listOffers } from '#lib/offers/list-offers.server.ts'
import { daysBetween, localMoment } from '#lib/offers/local-moment.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  allowAnyone(event)
  const { db } = event.locals
  const filters = readFilters(event.url.searchParams)
  const { cards, ...list } = await listOffers(db, filters)
  const now = db.now()
  const moment = localMoment(now)
  return {
    title: m.offers_title(),
    filters: { ...filters, page: list.page },
    ...list,
    offers: cards.map(({ hours, capacityAsOf, ...card }) => ({
      ...card,
      hint: openHint(hours, moment),
      checkedDaysAgo: daysBetween(capacityAsOf, now)
    }))
  }
}
