import { and, asc, count, desc, eq, inArray, max, sql } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { StoredOffer } from '#lib/offers/offer-store.server.ts'
import { changeOffer } from '#lib/offers/offer-store.server.ts'
import type { OfferDoc } from './doc.ts'
import { docOfOffer } from './offer-doc.server.ts'
import { offerStateWith, openStates, type VersionState } from './rules.ts'
import { offerVersion } from './tables.server.ts'

export type Version = typeof offerVersion.$inferSelect

const key = ({ offerId, number }: Pick<Version, 'offerId' | 'number'>) =>
  and(eq(offerVersion.offerId, offerId), eq(offerVersion.number, number))

/** The version that is being written or waits; null when there is none. */
export async function findOpen(read: Reader | Writer, offerId: string): Promise<Version | null> {
  const [found] = await read
    .select()
    .from(offerVersion)
    .where(and(eq(offerVersion.offerId, offerId), inArray(offerVersion.state, [...openStates])))
  return found ?? null
}

/** Every version of an offer, newest first. */
export function listVersions(read: Reader | Writer, offerId: string): Promise<Version[]> {
  return read
    .select()
    .from(offerVersion)
    .where(eq(offerVersion.offerId, offerId))
    .orderBy(desc(offerVersion.number))
}

/** The open versions of these offers. */
export async function listOpen(read: Reader | Writer, offerIds: readonly string[]): Promise<Version[]> {
  if (offerIds.length === 0) return []
  return read
    .select()
    .from(offerVersion)
    .where(and(inArray(offerVersion.offerId, [...offerIds]), inArray(offerVersion.state, [...openStates])))
}

/** What waits for a check, the longest first. */
export function listChecking(read: Reader, most: number): Promise<Version[]> {
  return read
    .select()
    .from(offerVersion)
    .where(eq(offerVersion.state, 'checking'))
    .orderBy(asc(offerVersion.submittedAt), asc(offerVersion.offerId))
    .limit(most)
}

/** Changes of phone and times that went live without a check since this instant (ms UTC), newest first. */
export function listUncheckedSince(read: Reader, since: number, most: number): Promise<Version[]> {
  return read
    .select()
    .from(offerVersion)
    .where(
      and(
        inArray(offerVersion.state, ['live', 'replaced']),
        sql`${offerVersion.decidedById} IS NULL AND ${offerVersion.submittedAt} IS NULL AND ${offerVersion.at} >= ${since}`
      )
    )
    .orderBy(desc(offerVersion.at))
    .limit(most)
}

export async function countChecking(read: Reader): Promise<number> {
  const [row] = await read
    .select({ count: count() })
    .from(offerVersion)
    .where(eq(offerVersion.state, 'checking'))
  return row?.count ?? 0
}

/** The version to write in; begun from what is shown when there is none. */
export async function ensureOpen(
  tx: Writer,
  row: StoredOffer,
  byId: string | null,
  now: number
): Promise<Version> {
  return (
    (await findOpen(tx, row.id)) ??
    addVersion(tx, { offerId: row.id, state: 'draft', doc: docOfOffer(row), byId, at: now })
  )
}

/** Adds the next one. */
export async function addVersion(
  tx: Writer,
  values: Omit<typeof offerVersion.$inferInsert, 'number'>
): Promise<Version> {
  const [last] = await tx
    .select({ number: max(offerVersion.number) })
    .from(offerVersion)
    .where(eq(offerVersion.offerId, values.offerId))
  const [added] = await tx
    .insert(offerVersion)
    .values({ ...values, number: (last?.number ?? 0) + 1 })
    .returning()
  return added!
}

/** Moves a version on; an offer that nobody saw yet has the state of its version. */
export async function changeVersion(
  tx: Writer,
  version: Version,
  values: Partial<Omit<Version, 'offerId' | 'number'>> & { readonly doc?: OfferDoc },
  offer: StoredOffer
): Promise<void> {
  await tx.update(offerVersion).set(values).where(key(version))
  const state = values.state && offerStateWith(offer.state, values.state as VersionState)
  if (state && state !== offer.state) await changeOffer(tx, offer.id, { state })
}

export async function dropVersion(tx: Writer, version: Version): Promise<void> {
  await tx.delete(offerVersion).where(key(version))
}

/** What was shown until now is history. */
export async function replaceShown(tx: Writer, offerId: string): Promise<void> {
  await tx
    .update(offerVersion)
    .set({ state: 'replaced' })
    .where(and(eq(offerVersion.offerId, offerId), eq(offerVersion.state, 'live')))
}

/** The street of a place that is hidden from now on leaves what was said before, too. */
export async function forgetStreet(tx: Writer, offerId: string): Promise<void> {
  await tx
    .update(offerVersion)
    .set({
      doc: sql`json_set(${offerVersion.doc}, '$.address', NULL, '$.postcode', NULL, '$.latitude', NULL, '$.longitude', NULL)`
    })
    .where(and(eq(offerVersion.offerId, offerId), eq(offerVersion.state, 'replaced')))
}
