import { asc, eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import { keepingYes, notice } from './tables.server.ts'

/** Each yes of this person to Waymark keeping what they tell it, with its exact words, oldest first. Instants are ms UTC. */
export function listKeepingYes(
  from: Reader,
  personId: string
): Promise<{ givenAt: number; takenBackAt: number | null; words: string }[]> {
  return from
    .select({ givenAt: keepingYes.givenAt, takenBackAt: keepingYes.takenBackAt, words: notice.text })
    .from(keepingYes)
    .innerJoin(notice, eq(notice.sha256, keepingYes.noticeSha256))
    .where(eq(keepingYes.personId, personId))
    .orderBy(asc(keepingYes.givenAt))
}
