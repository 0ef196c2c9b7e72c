import { and, desc, eq, lt, max } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { invariant } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Came } from './came.ts'
import { openOwnKey, openStored } from './own-record.server.ts'
import type { SectionDocument, SectionName } from './sections.ts'
import { recordSection } from './tables.server.ts'
import { openCame } from './versions.server.ts'

/** One save of a section, and what it was before. */
export interface SectionChange {
  readonly version: number
  readonly standing: 'kept' | 'waiting' | 'settled'
  /** ms UTC. */
  readonly at: number
  readonly came: Came | null
  readonly before: SectionDocument
  /** The version that held it; 0 for none. */
  readonly beforeVersion: number
  readonly after: SectionDocument
}

export interface SectionChanges {
  readonly changes: readonly SectionChange[]
  /** What to ask for to see those before; null when there are none. */
  readonly older: number | null
}

/** Changes on one page. */
export const changesOnPage = 20

/**
 * The saves of a person's own section, newest first, and only as many opened as one page shows. What waits
 * for a choice, or waited, stands beside what was in force then. It is no part of the history of who looked.
 * Test: `changes.test.ts`.
 *
 * @param olderThan shows what was saved before this version; everything without it
 * @throws SealBroken when what is stored does not open
 * @throws Refusal `not-allowed` for somebody who has not said yes to keeping anything
 */
export async function listChanges(
  db: Database,
  actor: PersonActor,
  section: SectionName,
  olderThan: number = Number.MAX_SAFE_INTEGER
): Promise<SectionChanges> {
  const key = await openOwnKey(db, actor)
  const ofSection = and(eq(recordSection.personId, actor.personId), eq(recordSection.section, section))
  const rows = await db.read
    .select({
      version: recordSection.version,
      standing: recordSection.standing,
      basedOn: recordSection.basedOn,
      at: recordSection.updatedAt,
      came: recordSection.came
    })
    .from(recordSection)
    .where(and(ofSection, lt(recordSection.version, olderThan)))
    .orderBy(desc(recordSection.version))
    .limit(changesOnPage + 1)
  const page = rows.slice(0, changesOnPage)
  const last = page.at(-1)?.version ?? 0
  const [further] = await db.read
    .select({ version: max(recordSection.version) })
    .from(recordSection)
    .where(and(ofSection, eq(recordSection.standing, 'kept'), lt(recordSection.version, last)))
  const keptBefore = (version: number) =>
    page.find((one) => one.standing === 'kept' && one.version < version)?.version ?? further?.version ?? 0
  const compared = page.map((one) => ({
    ...one,
    beforeVersion: one.standing === 'kept' ? keptBefore(one.version) : one.basedOn
  }))
  const numbers = compared.flatMap(({ version, beforeVersion }) => [version, beforeVersion])
  const opened = await openStored(db.read, actor, key, section, [...new Set(numbers)])
  const documentOf = (version: number) => {
    const found = opened.get(version)
    invariant(found, 'no version goes away by itself')
    return found.document
  }
  return {
    changes: compared.map(({ basedOn: _, came, ...one }) => ({
      ...one,
      came: openCame(key, actor, section, one.version, came),
      before: documentOf(one.beforeVersion),
      after: documentOf(one.version)
    })),
    older: rows.length > page.length ? last : null
  }
}
