import { and, desc, eq, lt } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Reader } from '#lib/database/connect.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import type { Version } from './own-record.server.ts'
import { openSection } from './section-seal.server.ts'
import type { SectionName } from './sections.ts'
import { recordSection } from './tables.server.ts'

/** `kept` was the answer for a time, the last of them is now; `waiting` waits for a choice; `settled` was not chosen. */
export interface StoredVersion extends Version {
  readonly standing: 'kept' | 'waiting' | 'settled'
}

const atATime = 20 // a section may be 500,000 characters

/**
 * Every version of one section that is still stored, newest first, for the person to take with them. A few
 * are open at a time.
 *
 * @throws SealBroken when one does not open
 */
export async function* everyVersion(
  from: Reader,
  { personId }: Pick<PersonActor, 'personId'>,
  key: DataKey,
  section: SectionName
): AsyncGenerator<StoredVersion> {
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const rows = await from
      .select()
      .from(recordSection)
      .where(
        and(
          eq(recordSection.personId, personId),
          eq(recordSection.section, section),
          lt(recordSection.version, before)
        )
      )
      .orderBy(desc(recordSection.version))
      .limit(atATime)
    for (const { version, basedOn, standing, sealed, updatedAt: at } of rows) {
      yield { version, basedOn, standing, at, document: openSection(key, personId, section, version, sealed) }
    }
    const last = rows.at(-1)
    if (!last || rows.length < atATime) return
    before = last.version
  }
}
