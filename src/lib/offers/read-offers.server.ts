import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import type { OfferCard } from './list-offers.server.ts'
import { shownOffer } from './shown.server.ts'
import { offer } from './tables.server.ts'

/** What a card shows. Never an address: a hidden place leaves none here. */
export const cardColumns = {
  id: offer.id,
  title: offer.title,
  sentence: offer.sentence,
  organisationName: organisation.name,
  kind: offer.kind,
  pathways: offer.pathways,
  where: offer.where,
  town: offer.town,
  hours: offer.hours,
  exceptions: offer.exceptions,
  bankHolidays: offer.bankHolidays,
  capacity: offer.capacity,
  capacityAsOf: offer.capacityAsOf,
  lastConfirmedAt: offer.lastConfirmedAt,
  detailsConfirmedAt: offer.detailsConfirmedAt
}

/** Beside it, what somebody compares by and what fit looks at. */
export const offerColumns = {
  areas: offer.areas,
  latitude: offer.latitude,
  longitude: offer.longitude,
  noLocalConnection: offer.noLocalConnection,
  weeksBeforeRelease: offer.weeksBeforeRelease,
  minimumAge: offer.minimumAge,
  maximumAge: offer.maximumAge,
  onlyFor: offer.onlyFor,
  languages: offer.languages,
  access: offer.access,
  cost: offer.cost,
  phone: offer.phone,
  exclusions: offer.exclusions
}

type Columns = Pick<typeof offer.$inferSelect, keyof typeof offerColumns>
export type OfferInFull = OfferCard & Columns

/** Those of these offers that people can see now, in the order of the ids. */
export async function readOffers(db: Database, ids: readonly string[]): Promise<OfferInFull[]> {
  if (ids.length === 0) return []
  const rows = await db.read
    .select({ ...cardColumns, ...offerColumns })
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(and(inArray(offer.id, [...ids]), shownOffer(db.now())))
  const known = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = known.get(id)
    return row ? [{ ...row, miles: null }] : []
  })
}
