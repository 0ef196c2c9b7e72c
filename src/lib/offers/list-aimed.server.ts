import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import type { Aim } from './rules.ts'
import { cardColumns, offerColumns, type OfferInFull } from './read-offers.server.ts'
import { shownOffer } from './shown.server.ts'
import { offer } from './tables.server.ts'

/** An offer whose service wants people told of it. */
export interface AimedOffer extends OfferInFull {
  readonly aim: Aim
  /** When it first went live, ms UTC. */
  readonly liveSince: number
}

const mostAimed = 1_000

/**
 * Offers that people can see now, that are aimed at somebody, newest first; a thousand at most.
 *
 * @param since ms UTC; what went live before is left out
 */
export async function listAimedOffers(db: Database, since: number): Promise<AimedOffer[]> {
  const liveSince = sql<number>`offer_changed.live_since`
  const rows = await db.read
    .select({ ...cardColumns, ...offerColumns, aim: offer.aim, liveSince })
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .innerJoin(sql`offer_changed`, sql`offer_changed.number = ${offer.number}`)
    .where(and(isNotNull(offer.aim), shownOffer(db.now()), sql`${liveSince} >= ${since}`))
    .orderBy(desc(liveSince), desc(offer.number))
    .limit(mostAimed)
  return rows.flatMap(({ aim, ...row }) => (aim ? [{ ...row, miles: null, aim }] : []))
}
