import { and, eq } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { ownNotices, type Noticed } from './list-notices.server.ts'
import { accountNotice } from './tables.server.ts'

/** Puts one notice away. What is not theirs, or was put away before, stays as it is and answers the same. */
export async function dismissNotice(db: Database, actor: Noticed, noticeId: string): Promise<void> {
  await db.write(async (tx, now) => {
    await tx
      .update(accountNotice)
      .set({ seenAt: now })
      .where(and(eq(accountNotice.id, noticeId), ownNotices(actor)))
  })
}

/** Puts away what is about one thing, because its page was opened. It writes nothing when there is none. */
export async function dismissNoticesAbout(db: Database, actor: Noticed, about: string): Promise<void> {
  const theirs = and(eq(accountNotice.about, about), ownNotices(actor))
  const waiting = await db.read.select({ id: accountNotice.id }).from(accountNotice).where(theirs).limit(1)
  if (waiting.length === 0) return
  await db.write(async (tx, now) => {
    await tx.update(accountNotice).set({ seenAt: now }).where(theirs)
  })
}
