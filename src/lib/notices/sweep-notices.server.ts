import { lt, or } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { seenKeptFor, unseenKeptFor } from './rules.ts'
import { accountNotice } from './tables.server.ts'

/** Deletes notices that are old. It writes nothing when there is none. */
export async function sweepNotices(db: Database): Promise<void> {
  const now = db.now()
  const old = or(lt(accountNotice.seenAt, now - seenKeptFor), lt(accountNotice.at, now - unseenKeptFor))
  const [found] = await db.read.select({ id: accountNotice.id }).from(accountNotice).where(old).limit(1)
  if (found) await db.write(async (tx) => void (await tx.delete(accountNotice).where(old)))
}
