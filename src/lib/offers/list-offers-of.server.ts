import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { shownOffer } from './shown.server.ts'
import { offer } from './tables.server.ts'

/** An offer in the list of its organisation. */
export interface OfferOf {
  readonly id: string
  readonly title: string
  readonly sentence: string
}

const mostListed = 100

/** What people can see now of an organisation's offers, by title; 100 at most. Test: `public-page.test.ts`. */
export function listOffersOf(db: Database, organisationId: string): Promise<OfferOf[]> {
  return db.read
    .select({ id: offer.id, title: offer.title, sentence: offer.sentence })
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(and(eq(offer.organisationId, organisationId), shownOffer(db.now())))
    .orderBy(asc(offer.title), asc(offer.id))
    .limit(mostListed)
}
