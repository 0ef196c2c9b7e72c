import { and, eq } from 'drizzle-orm'
import type { SupporterActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { findSupporterThreads } from '#lib/consent/find-supporter-threads.server.ts'
import { readShared, type SharedSection } from '#lib/consent/read-shared.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { familyEntry } from './tables.server.ts'

/**
 * What a supporter sees of somebody now, through the gate, or null: never shared, stopped, paused, over,
 * blocked, ended, no such person and too many tries are one answer. There is no end date in it, no time of
 * a change and no count. Tests: `family.test.ts`, `family-over-http.test.ts`.
 */
export async function lookAtFamily(
  db: Database,
  actor: SupporterActor,
  ref: string
): Promise<readonly SharedSection[] | null> {
  try {
    // An unknown reference goes through the gate as a known one does, and costs the same.
    return (await readShared(db, actor, (await findThread(db, actor, ref)) ?? ref)).sections
  } catch (cause) {
    if (cause instanceof Refusal) return null
    throw cause
  }
}

async function findThread(db: Database, actor: SupporterActor, ref: string): Promise<string | null> {
  const own = await db.read
    .select({ ref: familyEntry.ref })
    .from(familyEntry)
    .where(and(eq(familyEntry.ref, ref), eq(familyEntry.accountId, actor.accountId)))
  const threads = own.length === 0 ? [] : await findSupporterThreads(db.read, ref)
  return threads[0] ?? null
}
