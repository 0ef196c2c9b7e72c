import { and, asc, eq, gt, inArray, lt, or, isNotNull } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { offer } from './tables.server.ts'

/** Every column of an offer, shown or not. */
export type StoredOffer = typeof offer.$inferSelect
export type NewOffer = typeof offer.$inferInsert

export const mostListedOfOne = 500
/** Nobody is reminded again after this many times (`advertising/remind-stale.server.ts`). */
export const lastStage = 3

/** In any state; null when there is none with this id. */
export async function findStoredOffer(read: Reader | Writer, id: string): Promise<StoredOffer | null> {
  const [found] = await read.select().from(offer).where(eq(offer.id, id))
  return found ?? null
}

/** The same, when it is of this organisation; else null. */
export async function findOfferOf(
  read: Reader | Writer,
  organisationId: string,
  id: string
): Promise<StoredOffer | null> {
  const [found] = await read
    .select()
    .from(offer)
    .where(and(eq(offer.id, id), eq(offer.organisationId, organisationId)))
  return found ?? null
}

/** Everything that this organisation offers or writes, by title; at most `mostListedOfOne`. */
export function listOffersOf(read: Reader | Writer, organisationId: string): Promise<StoredOffer[]> {
  return read
    .select()
    .from(offer)
    .where(eq(offer.organisationId, organisationId))
    .orderBy(asc(offer.title), asc(offer.number))
    .limit(mostListedOfOne)
}

/** These offers, in no order. */
export async function readOffers(read: Reader | Writer, ids: readonly string[]): Promise<StoredOffer[]> {
  if (ids.length === 0) return []
  return read
    .select()
    .from(offer)
    .where(inArray(offer.id, [...ids]))
}

/**
 * Live offers whose phone and times, or whose other facts, were last confirmed before these instants (ms UTC),
 * and whose service was not reminded for the last time, in the order of their numbers.
 *
 * @param after the number of the last one that was seen
 */
export function listLiveConfirmedBefore(
  read: Reader | Writer,
  before: { readonly contact: number; readonly details: number },
  most: number,
  after = 0
): Promise<StoredOffer[]> {
  const old = or(
    lt(offer.lastConfirmedAt, before.contact),
    and(isNotNull(offer.detailsConfirmedAt), lt(offer.detailsConfirmedAt, before.details))
  )
  return read
    .select()
    .from(offer)
    .where(and(eq(offer.state, 'live'), old, lt(offer.remindedStage, lastStage), gt(offer.number, after)))
    .orderBy(asc(offer.number))
    .limit(most)
}

export async function addOffer(tx: Writer, values: NewOffer): Promise<void> {
  await tx.insert(offer).values(values)
}

export async function changeOffer(tx: Writer, id: string, values: Partial<NewOffer>): Promise<void> {
  await tx.update(offer).set(values).where(eq(offer.id, id))
}

/** Only for one that nobody ever saw. */
export async function deleteOffer(tx: Writer, id: string): Promise<void> {
  await tx.delete(offer).where(eq(offer.id, id))
}
