import { and, eq, gt, isNotNull } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import { openWords } from '#lib/vault/sealed-words.server.ts'
import { choicePlace, type DigestChoice } from './own-choice.server.ts'
import { ownChoice } from './tables.server.ts'

const perRead = 200

/**
 * Everybody's digest, one by one, for the weekly job alone (`digest/publish-reach.server.ts`): who wants none
 * has none. It opens that one document and no record. Somebody who leaves meanwhile is left out.
 */
export async function meetDigests(
  db: Database,
  meet: (personId: string, choice: DigestChoice) => void
): Promise<void> {
  for (let after = '', full = true; full;) {
    const rows = await db.read
      .select({ personId: ownChoice.personId, sealed: ownChoice.sealed, dataKeyId: person.dataKeyId })
      .from(ownChoice)
      .innerJoin(person, eq(person.id, ownChoice.personId))
      .where(and(eq(ownChoice.name, 'digest'), gt(ownChoice.personId, after), isNotNull(person.dataKeyId)))
      .orderBy(ownChoice.personId)
      .limit(perRead)
    for (const { personId, sealed, dataKeyId } of rows) {
      const key = await openDataKey(db, personId, dataKeyId!).catch(() => null) // the query left out null
      if (key) meet(personId, openWords(key, choicePlace(personId, 'digest'), sealed) as DigestChoice)
    }
    full = rows.length === perRead
    after = rows.at(-1)?.personId ?? after
  }
}
