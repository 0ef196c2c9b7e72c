import { and, eq, isNull } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { destroyDataKey, makeDataKey } from '#lib/vault/data-keys.server.ts'
import { keepNotice } from './keep-notice.server.ts'
import { keepingYes, person } from './tables.server.ts'
import { yesNoticeWords } from './yes-notice.ts'

/**
 * The explicit yes to Waymark keeping what this person tells it (UK GDPR 9(2)(a); DPA 2018 Sch 1
 * para 29). Makes the key that will seal their record, keeps the exact words, and notes when. Saying it
 * twice, also at once, is one yes. Until it answers, nothing the person writes can be kept.
 */
export async function sayYes(db: Database, actor: PersonActor): Promise<void> {
  const { personId } = actor
  if (await hasSaidYes(db, personId)) return
  const dataKeyId = await makeDataKey(db, personId, db.now())
  const first = await db.write(async (tx, now) => {
    await tx.insert(person).values({ id: personId, createdAt: now }).onConflictDoNothing()
    const set = await tx
      .update(person)
      .set({ dataKeyId })
      .where(and(eq(person.id, personId), isNull(person.dataKeyId)))
      .returning({ id: person.id })
    if (set.length === 0) return false
    const noticeSha256 = await keepNotice(tx, yesNoticeWords(), now)
    await tx.insert(keepingYes).values({ id: newId(now), personId, noticeSha256, givenAt: now })
    return true
  })
  // Two presses at once made two keys; the second opens nothing.
  if (!first) await destroyDataKey(db, personId, dataKeyId, db.now())
}

async function hasSaidYes(db: Database, personId: string): Promise<boolean> {
  const [found] = await db.read
    .select({ dataKeyId: person.dataKeyId })
    .from(person)
    .where(eq(person.id, personId))
  return Boolean(found?.dataKeyId)
}
