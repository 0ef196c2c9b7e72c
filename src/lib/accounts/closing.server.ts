import { eq, lte, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { closing } from './tables.server.ts'

/** That a person asked to have everything deleted, and when it is. Instants are ms UTC. */
export interface Closing {
  readonly askedAt: number
  readonly dueAt: number
}

/**
 * Part of a query: 1 when this account's person was to be deleted by `now`, else 0. It follows from the time
 * alone: from that millisecond on they are no person here, also when nothing carried it out yet.
 * Test: `take-away/delete-everything.test.ts`.
 */
export function isPastClosing(accountId: SQLWrapper, now: number | SQLWrapper): SQL<number> {
  return sql<number>`EXISTS (
    SELECT 1 FROM closing WHERE closing.account_id = ${accountId} AND closing.due_at <= ${now})`
}

export async function findClosing(from: Reader | Writer, accountId: string): Promise<Closing | null> {
  const { askedAt, dueAt } = closing
  const [found] = await from.select({ askedAt, dueAt }).from(closing).where(eq(closing.accountId, accountId))
  return found ?? null
}

/** Accounts whose person was to be deleted by `now`, the longest due first. */
export async function listDue(from: Reader, now: number): Promise<string[]> {
  const rows = await from
    .select({ accountId: closing.accountId })
    .from(closing)
    .where(lte(closing.dueAt, now))
    .orderBy(closing.dueAt)
  return rows.map(({ accountId }) => accountId)
}

export async function listClosing(from: Reader): Promise<(Closing & { accountId: string })[]> {
  return from.select().from(closing)
}

/** The first asking counts: asking again does not put it off. */
export async function addClosing(tx: Writer, accountId: string, asked: Closing): Promise<void> {
  await tx
    .insert(closing)
    .values({ accountId, ...asked })
    .onConflictDoNothing()
}

export async function dropClosing(tx: Writer, accountId: string): Promise<void> {
  await tx.delete(closing).where(eq(closing.accountId, accountId))
}
