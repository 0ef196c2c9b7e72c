import { error } from '@sveltejs/kit'
import { allowAnyone } from '#lib/access/guards.server.ts'
import type { SignedIn } from '#lib/access/actors.ts'
import { listActiveSharing } from '#lib/consent/list-active-sharing.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findOwnFit } from '#lib/fit/find-fit.server.ts'
import { writeFilters } from '#lib/offers/filters.ts'
import { findOffer } from '#lib/offers/find-offer.server.ts'
import { readFilters } from '#lib/offers/inputs.ts'
import { offerGone } from '#lib/offers/offer-gone.server.ts'
import { viewOffer } from '#lib/offers/view-offer.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { replyTime } from '#lib/referrals/answer-times.server.ts'
import { sectionTitle } from '#lib/record/section-words.ts'
import { keepsOffer } from '#lib/shortlist/read-shortlist.server.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const signedIn = allowAnyone(event)
  const { db } = event.locals
  const offer = await findOffer(db, event.params.id)
  if (!offer) error(404, offerGone())
  const now = db.now()
  const asker = signedIn === null ? 'nobody' : signedIn.hats.includes('person') ? 'person' : 'other'
  const fit = await findOwnFit(db, signedIn)
  const reply = await replyTime(db, offer.organisationId)
  const sharedUntil = signedIn?.saidYes ? await lastDayWith(db, signedIn, offer.organisationId) : null
  return {
    title: m.offers_title(),
    offer: viewOffer(offer, reply?.workingDays ?? null, now),
    offerId: offer.id,
    /** Names of record sections that help to start, in words. */
    asksFor: offer.asksFor.map(sectionTitle),
    /** The list as it was, so that going back loses nothing. */
    listQuery: writeFilters(readFilters(event.url.searchParams)),
    /** The last day, in words, on which this service can look; null when it cannot now. */
    sharedUntil: sharedUntil && dayInWords(sharedUntil, now),
    /** Why it fits, for a person who is signed in; null for everybody else. */
    fit: fit?.view(offer) ?? null,
    kept:
      fit !== null &&
      (await keepsOffer(db, { kind: 'person', personId: signedIn!.accountId, way: signedIn!.way }, offer.id)), // only a person who is signed in has a fit
    asker,
    otherWords: asker === 'other' ? m.offers_for_others() : null
  } as const
}

/** The last day (ISO date) on which the service can look at something of this person; null when it cannot now. */
async function lastDayWith(
  db: Database,
  { accountId, way }: SignedIn,
  organisationId: string
): Promise<string | null> {
  const sharing = await listActiveSharing(db, { kind: 'person', personId: accountId, way })
  const days = sharing.filter((one) => one.organisationId === organisationId).map((one) => one.untilDate)
  return days.sort().at(-1) ?? null
}
