import { and, eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { Pathway } from './rules.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { shownOffer } from './shown.server.ts'
import { offer } from './tables.server.ts'

/** What a person must know of an offer before they share anything with its organisation. */
export interface OfferTerms {
  readonly offerId: string
  readonly title: string
  readonly organisationId: string
  readonly organisationName: string
  readonly mainPathway: Pathway
  readonly asksFor: readonly string[]
}

/**
 * Null when it has ended, or its organisation is not verified now; with `now` (ms UTC), also when nobody can
 * see it at that moment (`shown.server.ts`).
 */
export async function findOfferTerms(
  read: Reader | Writer,
  offerId: string,
  now?: number
): Promise<OfferTerms | null> {
  const [found] = await read
    .select({
      offerId: offer.id,
      title: offer.title,
      organisationId: organisation.id,
      organisationName: organisation.name,
      pathways: offer.pathways,
      asksFor: offer.asksFor
    })
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(
      and(
        eq(offer.id, offerId),
        eq(offer.state, 'live'),
        eq(organisation.state, 'verified'),
        now === undefined ? undefined : shownOffer(now)
      )
    )
  const mainPathway = found?.pathways[0]
  if (!found || !mainPathway) return null
  const { pathways: _, ...terms } = found
  return { ...terms, mainPathway }
}
