import { forPage } from '#lib/access/act.server.ts'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { writeFilters } from '#lib/offers/filters.ts'
import { findOffer } from '#lib/offers/find-offer.server.ts'
import { openHint, weekLines } from '#lib/offers/hours.ts'
import { readFilters } from '#lib/offers/inputs.ts'
import { daysBetween, localMoment } from '#lib/offers/local-moment.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { sectionTitle } from '#lib/record/section-words.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const signedIn = allowAnyone(event)
  const { db } = event.locals
  const found = await forPage(async () => {
    const offer = await findOffer(db, event.params.id)
    if (!offer) throw new Refusal('not-found')
    return offer
  })
  const { hours, capacityAsOf, lastConfirmedAt, asksFor, organisationId: _, ...offer } = found
  const now = db.now()
  return {
    title: m.offers_title(),
    offer: {
      ...offer,
      hint: openHint(hours, localMoment(now)),
      week: weekLines(hours),
      checkedDaysAgo: daysBetween(capacityAsOf, now),
      confirmedOn: dayInWords(lastConfirmedAt, now),
      asksFor: asksFor.map(sectionTitle)
    },
    /** The list as it was, so that going back loses nothing. */
    listQuery: writeFilters(readFilters(event.url.searchParams)),
    asker: signedIn === null ? 'nobody' : signedIn.hats.includes('person') ? 'person' : 'other'
  } as const
}
