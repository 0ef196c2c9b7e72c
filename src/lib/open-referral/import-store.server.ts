import { and, asc, count, desc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { OfferDoc } from '#lib/advertising/doc.ts'
import type { Reader } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { silentFor, type Outcome } from './import-rules.ts'
import type { FeedEnd } from './read-feed.server.ts'
import { feedItem, feedOffer, feedRun, offerFeed } from './tables.server.ts'

export type StoredItem = typeof feedItem.$inferSelect
export type StoredRun = typeof feedRun.$inferSelect
export type NewItem = Omit<StoredItem, 'runId' | 'outcome'>

export async function ensureFeed(
  tx: Writer,
  now: number,
  feed: { readonly organisationId: string; readonly source: string; readonly onlyFrom: string }
): Promise<string> {
  const [known] = await tx
    .select({ id: offerFeed.id })
    .from(offerFeed)
    .where(
      and(
        eq(offerFeed.organisationId, feed.organisationId),
        eq(offerFeed.source, feed.source),
        eq(offerFeed.onlyFrom, feed.onlyFrom)
      )
    )
  if (known) return known.id
  const id = newId(now)
  await tx.insert(offerFeed).values({ id, ...feed, createdAt: now })
  return id
}

/** A new reading; earlier ones of this feed keep their counts and lose their items. */
export async function addRun(tx: Writer, now: number, feedId: string, byId: string | null): Promise<string> {
  const earlier = await tx.select({ id: feedRun.id }).from(feedRun).where(eq(feedRun.feedId, feedId))
  for (const { id } of earlier) await tx.delete(feedItem).where(eq(feedItem.runId, id))
  const id = newId(now)
  await tx.insert(feedRun).values({
    ...{ id, feedId, byId, state: 'reading', startedAt: now, heardAt: now },
    ...{ pages: 0, services: 0, stated: null, whole: false, faults: [] }
  })
  return id
}

/** A reading or an applying that is under way now; null when there is none. */
export async function findWorking(read: Reader | Writer, now: number): Promise<string | null> {
  const [found] = await read
    .select({ id: feedRun.id })
    .from(feedRun)
    .where(and(inArray(feedRun.state, ['reading', 'applying']), gt(feedRun.heardAt, now - silentFor)))
  return found?.id ?? null
}

export async function addItems(tx: Writer, runId: string, items: readonly NewItem[]): Promise<void> {
  for (let from = 0; from < items.length; from += 50) {
    await tx.insert(feedItem).values(items.slice(from, from + 50).map((item) => ({ ...item, runId })))
  }
}

export async function heard(
  tx: Writer,
  now: number,
  runId: string,
  pages: number,
  services: number
): Promise<void> {
  await tx.update(feedRun).set({ heardAt: now, pages, services }).where(eq(feedRun.id, runId))
}

export async function endReading(
  tx: Writer,
  now: number,
  runId: string,
  { faults, whole, stated }: FeedEnd,
  gone: readonly NewItem[]
): Promise<void> {
  await addItems(tx, runId, gone)
  await tx
    .update(feedRun)
    .set({ state: 'read', heardAt: now, faults: [...faults].slice(0, 200), whole, stated })
    .where(eq(feedRun.id, runId))
}

/** What this feed last said of each offer that was taken in, by its id there. */
export async function listFeedOffers(read: Reader, feedId: string): Promise<Map<string, OfferDoc>> {
  const rows = await read.select().from(feedOffer).where(eq(feedOffer.feedId, feedId))
  return new Map(rows.map(({ sourceId, doc }) => [sourceId, doc]))
}

export async function findRunOf(read: Reader | Writer, runId: string) {
  const [found] = await read
    .select({ run: feedRun, feed: offerFeed })
    .from(feedRun)
    .innerJoin(offerFeed, eq(offerFeed.id, feedRun.feedId))
    .where(eq(feedRun.id, runId))
  return found ?? null
}

export async function setRun(tx: Writer, runId: string, values: Partial<StoredRun>): Promise<void> {
  await tx.update(feedRun).set(values).where(eq(feedRun.id, runId))
}

/** What is still to be applied, in the order of the feed. */
export function listOpenItems(read: Reader | Writer, runId: string, most: number): Promise<StoredItem[]> {
  return read
    .select()
    .from(feedItem)
    .where(and(eq(feedItem.runId, runId), isNull(feedItem.outcome), ne(feedItem.verdict, 'unreadable')))
    .orderBy(asc(feedItem.position))
    .limit(most)
}

export async function setOutcome(tx: Writer, item: StoredItem, outcome: Outcome): Promise<void> {
  await tx
    .update(feedItem)
    .set({ outcome })
    .where(and(eq(feedItem.runId, item.runId), eq(feedItem.position, item.position)))
}

/** How many of each verdict and outcome. */
export function countItems(read: Reader, runId: string) {
  return read
    .select({ verdict: feedItem.verdict, outcome: feedItem.outcome, count: count() })
    .from(feedItem)
    .where(eq(feedItem.runId, runId))
    .groupBy(feedItem.verdict, feedItem.outcome)
}

/** Items worth reading: all but those that are the same and have nothing noted. */
export function listTold(read: Reader, runId: string, most: number): Promise<StoredItem[]> {
  return read
    .select()
    .from(feedItem)
    .where(
      and(eq(feedItem.runId, runId), sql`NOT (${feedItem.verdict} = 'same' AND ${feedItem.notes} = '[]')`)
    )
    .orderBy(asc(feedItem.position))
    .limit(most)
}

export function listRuns(read: Reader, most: number) {
  return read
    .select({ run: feedRun, feed: offerFeed })
    .from(feedRun)
    .innerJoin(offerFeed, eq(offerFeed.id, feedRun.feedId))
    .orderBy(desc(feedRun.startedAt))
    .limit(most)
}

export async function findFeedOffer(tx: Writer, feedId: string, sourceId: string) {
  const [found] = await tx
    .select()
    .from(feedOffer)
    .where(and(eq(feedOffer.feedId, feedId), eq(feedOffer.sourceId, sourceId)))
  return found ?? null
}

export async function keepFeedOffer(tx: Writer, row: typeof feedOffer.$inferInsert): Promise<void> {
  await tx
    .insert(feedOffer)
    .values(row)
    .onConflictDoUpdate({
      target: [feedOffer.feedId, feedOffer.sourceId],
      set: { doc: row.doc, at: row.at }
    })
}
