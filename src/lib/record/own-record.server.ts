import { and, asc, eq, sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { openSection } from './section-seal.server.ts'
import { sectionNames, type SectionDocument, type SectionName } from './sections.ts'
import { person, recordSection } from './tables.server.ts'

export interface Version {
  readonly version: number
  /** The version that the change was made from. */
  readonly basedOn: number
  readonly document: SectionDocument
  /** ms UTC. */
  readonly at: number
}

/** A person's section as it counts now, and the oldest answer that waits for their choice. */
export interface OwnSection extends Version {
  readonly waiting: Version | null
}

/**
 * The person's own section; null when they told nothing yet.
 *
 * @throws SealBroken when what is stored does not open; it is never shown as empty
 * @throws Refusal `not-allowed` for somebody who has not said yes to keeping anything
 */
export async function findOwnSection(
  db: Database,
  actor: PersonActor,
  section: SectionName
): Promise<OwnSection | null> {
  return openOwnSection(db, actor, await openOwnKey(db, actor), section)
}

/** All sections, in their order; null for one that was not told yet. Throws as `findOwnSection`. */
export async function listOwnSections(
  db: Database,
  actor: PersonActor
): Promise<Record<SectionName, OwnSection | null>> {
  const key = await openOwnKey(db, actor)
  const own: Partial<Record<SectionName, OwnSection | null>> = {}
  for (const section of sectionNames) own[section] = await openOwnSection(db, actor, key, section)
  return own as Record<SectionName, OwnSection | null>
}

async function openOwnSection(
  db: Database,
  actor: PersonActor,
  key: DataKey,
  section: SectionName
): Promise<OwnSection | null> {
  const { kept, waiting } = await openInForce(db.read, actor, key, section)
  return kept.version === 0 ? null : { ...kept, waiting: waiting[0] ?? null }
}

/** The person's data key. Throws as `findOwnSection`. */
export async function openOwnKey(db: Database, actor: PersonActor): Promise<DataKey> {
  const dataKeyId = await findDataKeyId(db.read, actor)
  if (!dataKeyId) throw new Refusal('not-allowed')
  return openDataKey(db, actor.personId, dataKeyId)
}

/** Id of the data key that seals this person's record now; null before the yes and after it was taken back. */
export async function findDataKeyId(from: Reader, actor: PersonActor): Promise<string | null> {
  const [found] = await from
    .select({ dataKeyId: person.dataKeyId })
    .from(person)
    .where(eq(person.id, actor.personId))
  return found?.dataKeyId ?? null
}

/**
 * The kept version (version 0 and empty when there is none) and what waits, oldest first. One query, so
 * they fit together; by index, so it costs the same after a thousand saves.
 */
export async function openInForce(
  from: Reader,
  actor: PersonActor,
  key: DataKey,
  section: SectionName
): Promise<{ kept: Version; waiting: Version[] }> {
  const inForce = sql`(
    SELECT max(version) FROM record_section
    WHERE person_id = ${actor.personId} AND section = ${section} AND standing = 'kept'
    UNION ALL
    SELECT version FROM record_section
    WHERE person_id = ${actor.personId} AND section = ${section} AND standing = 'waiting')`
  const rows = await from
    .select()
    .from(recordSection)
    .where(
      and(
        eq(recordSection.personId, actor.personId),
        eq(recordSection.section, section),
        sql`${recordSection.version} IN ${inForce}`
      )
    )
    .orderBy(asc(recordSection.version))
  const open = (row: Row) => openRow(actor, key, section, row)
  const kept = rows.find(({ standing }) => standing === 'kept')
  return {
    kept: kept ? open(kept) : { version: 0, basedOn: 0, document: {}, at: 0 },
    waiting: rows.filter(({ standing }) => standing === 'waiting').map(open)
  }
}

/** One stored version that was kept at some time; version 0 is the empty one before the first. */
export async function findKeptVersion(
  from: Reader,
  actor: PersonActor,
  key: DataKey,
  section: SectionName,
  version: number
): Promise<Version | null> {
  if (!Number.isSafeInteger(version)) return null
  if (version === 0) return { version: 0, basedOn: 0, document: {}, at: 0 }
  const [row] = await from
    .select()
    .from(recordSection)
    .where(
      and(
        eq(recordSection.personId, actor.personId),
        eq(recordSection.section, section),
        eq(recordSection.version, version),
        eq(recordSection.standing, 'kept')
      )
    )
  return row ? openRow(actor, key, section, row) : null
}

type Row = typeof recordSection.$inferSelect

function openRow(actor: PersonActor, key: DataKey, section: SectionName, row: Row): Version {
  return {
    version: row.version,
    basedOn: row.basedOn,
    document: openSection(key, actor.personId, section, row.version, row.sealed),
    at: row.updatedAt
  }
}
