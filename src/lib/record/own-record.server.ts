import { and, eq, inArray, sql } from 'drizzle-orm'
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
  return asOwnSection(await openInForce(db.read, actor, await openOwnKey(db, actor), section))
}

/** All sections, in their order; null for one that was not told yet. Throws as `findOwnSection`. */
export function listOwnSections(
  db: Database,
  actor: PersonActor
): Promise<Record<SectionName, OwnSection | null>> {
  return listSomeSections(db, actor, sectionNames)
}

/** The same of these sections alone; the others stay shut. */
export async function listSomeSections<Name extends SectionName>(
  db: Database,
  actor: PersonActor,
  names: readonly Name[]
): Promise<Record<Name, OwnSection | null>> {
  const key = await openOwnKey(db, actor)
  const rows = await findInForce(db.read, actor, names)
  const own: Partial<Record<Name, OwnSection | null>> = {}
  for (const section of names) {
    const ofSection = rows.filter((row) => row.section === section)
    own[section] = asOwnSection(openRows(actor, key, section, ofSection))
  }
  return own as Record<Name, OwnSection | null>
}

/** Whether some section holds two answers and waits for the person to choose. It opens nothing. */
export async function hasChoiceWaiting(db: Database, { personId }: PersonActor): Promise<boolean> {
  const waits = and(eq(recordSection.personId, personId), eq(recordSection.standing, 'waiting'))
  return (await db.read.$count(recordSection, waits)) > 0
}

function asOwnSection({ kept, waiting }: InForce): OwnSection | null {
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

export interface InForce {
  /** Version 0 and empty when there is none. */
  readonly kept: Version
  /** Oldest first. */
  readonly waiting: readonly Version[]
}

/** The kept version of a section and what waits. */
export async function openInForce(
  from: Reader,
  actor: PersonActor,
  key: DataKey,
  section: SectionName
): Promise<InForce> {
  return openRows(actor, key, section, await findInForce(from, actor, [section]))
}

type StoredVersion = Pick<Row, 'version' | 'basedOn' | 'standing' | 'updatedAt'> & {
  readonly section: SectionName
  readonly sealed: ArrayBuffer
}

/** One query, so they fit together; by index, so it costs the same after a thousand saves. */
async function findInForce(
  from: Reader,
  actor: PersonActor,
  sections: readonly SectionName[]
): Promise<StoredVersion[]> {
  const { personId } = actor
  return from.all<StoredVersion>(sql`
    SELECT r.section, r.version, r.based_on AS basedOn, r.standing, r.sealed, r.updated_at AS updatedAt
    FROM json_each(${JSON.stringify(sections)}) AS asked CROSS JOIN record_section r
    WHERE r.person_id = ${personId} AND r.section = asked.value AND r.version IN (
      SELECT max(version) FROM record_section
      WHERE person_id = ${personId} AND section = asked.value AND standing = 'kept'
      UNION ALL
      SELECT version FROM record_section
      WHERE person_id = ${personId} AND section = asked.value AND standing = 'waiting')
    ORDER BY r.version`)
}

function openRows(
  actor: PersonActor,
  key: DataKey,
  section: SectionName,
  rows: readonly StoredVersion[]
): InForce {
  const open = (row: StoredVersion) =>
    openRow(actor, key, section, { ...row, sealed: Buffer.from(row.sealed) })
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
  const found = (await openStored(from, actor, key, section, [version])).get(version)
  return found?.standing === 'kept' ? found : null
}

/** These stored versions by their numbers, whatever became of them; version 0 is the empty one before the first. */
export async function openStored(
  from: Reader,
  actor: PersonActor,
  key: DataKey,
  section: SectionName,
  versions: readonly number[]
): Promise<ReadonlyMap<number, Version & Pick<Row, 'standing'>>> {
  const rows = await from
    .select()
    .from(recordSection)
    .where(
      and(
        eq(recordSection.personId, actor.personId),
        eq(recordSection.section, section),
        inArray(recordSection.version, versions.filter(Number.isSafeInteger))
      )
    )
  const first = { version: 0, basedOn: 0, document: {}, at: 0, standing: 'kept' } as const
  return new Map([
    ...(versions.includes(0) ? [[0, first] as const] : []),
    ...rows.map(
      (row) => [row.version, { ...openRow(actor, key, section, row), standing: row.standing }] as const
    )
  ])
}

type Row = typeof recordSection.$inferSelect

function openRow(
  actor: PersonActor,
  key: DataKey,
  section: SectionName,
  row: Pick<Row, 'version' | 'basedOn' | 'sealed' | 'updatedAt'>
): Version {
  return {
    version: row.version,
    basedOn: row.basedOn,
    document: openSection(key, actor.personId, section, row.version, row.sealed),
    at: row.updatedAt
  }
}
