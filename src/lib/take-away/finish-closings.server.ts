import { eq } from 'drizzle-orm'
import { isStillPerson } from '#lib/accounts/close-account.server.ts'
import { addClosing, dropClosing, listClosing, listDue } from '#lib/accounts/closing.server.ts'
import { hasAccount } from '#lib/accounts/has-account.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { listClosedAccounts, listNotedClosings } from '#lib/vault/closed-accounts.server.ts'
import { deleteEverything } from './delete-everything.server.ts'
import { mayDestroy, seeClock, seenEvery } from './rules.ts'
import { clockWatch } from './tables.server.ts'

/**
 * Makes the main database agree with what is noted beside the keys: whoever was deleted is deleted again,
 * whoever asked has asked, and whoever changed their mind has not. A crash came between the two, or a backup
 * was restored. Runs at each start, before anybody is served, and after a restore.
 */
export async function replayClosings(db: Database): Promise<void> {
  for (const { ownerId, closedAt } of await listClosedAccounts(db)) {
    if (await isStillPerson(db.read, ownerId, closedAt)) await deleteEverything(db, ownerId)
  }
  const noted = new Map((await listNotedClosings(db)).map((one) => [one.ownerId, one]))
  const asked = new Set((await listClosing(db.read)).map(({ accountId }) => accountId))
  for (const accountId of asked) {
    if (!noted.has(accountId)) await db.write((tx) => dropClosing(tx, accountId))
  }
  for (const { ownerId, askedAt, dueAt } of noted.values()) {
    if (asked.has(ownerId) || !(await hasAccount(db.read, ownerId))) continue
    await db.write((tx) => addClosing(tx, ownerId, { askedAt, dueAt }))
  }
}

/**
 * Deletes everybody whose seven days are over. They are no persons here from the millisecond on
 * (`accounts/closing.server.ts`); this destroys what is left. It waits for a day after the clock made a step,
 * because a deletion cannot be taken back. Runs at each start and every hour.
 * Test: `delete-everything.test.ts`.
 *
 * @param unseenAtMost ms for which nobody may have looked at the clock
 * @returns how many were deleted
 */
export async function deleteWhoIsDue(db: Database, unseenAtMost = seenEvery): Promise<number> {
  if (!(await watchClock(db, unseenAtMost))) return 0
  const due = await listDue(db.read, db.now())
  for (const accountId of due) await deleteEverything(db, accountId)
  return due.length
}

async function watchClock(db: Database, unseenAtMost: number): Promise<boolean> {
  return db.write(async (tx, now) => {
    const [before] = await tx.select().from(clockWatch).where(eq(clockWatch.id, 1))
    const seen = seeClock(before ?? null, now, unseenAtMost)
    await tx
      .insert(clockWatch)
      .values({ id: 1, ...seen })
      .onConflictDoUpdate({ target: clockWatch.id, set: seen })
    return mayDestroy(seen)
  })
}
