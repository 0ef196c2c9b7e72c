import { and, eq, max } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { findDataKeyId } from './own-record.server.ts'
import { sealSection } from './section-seal.server.ts'
import type { SectionDocument, SectionName } from './sections.ts'
import { recordSection } from './tables.server.ts'

/** One write to one section of one person. */
export interface Keeping {
  readonly tx: Writer
  /** ms UTC. */
  readonly now: number
  readonly actor: PersonActor
  readonly key: DataKey
  readonly section: SectionName
}

/**
 * Taking everything back destroys the key; what was being saved at that moment is not kept.
 *
 * @throws Refusal `not-allowed`
 */
export async function ensureKeyInForce({ tx, actor, key }: Keeping): Promise<void> {
  if ((await findDataKeyId(tx, actor)) !== key.id) throw new Refusal('not-allowed')
}

/** Adds the next version of the section; returns its number. Older versions all stay. */
export async function addVersion(
  { tx, now, actor, key, section }: Keeping,
  standing: 'kept' | 'waiting',
  basedOn: number,
  document: SectionDocument
): Promise<number> {
  const [last] = await tx
    .select({ version: max(recordSection.version) })
    .from(recordSection)
    .where(and(eq(recordSection.personId, actor.personId), eq(recordSection.section, section)))
  const version = (last?.version ?? 0) + 1
  await tx.insert(recordSection).values({
    personId: actor.personId,
    section,
    version,
    basedOn,
    standing,
    sealed: sealSection(key, actor.personId, section, version, document),
    updatedAt: now,
    updatedBy: actor.personId
  })
  return version
}

/** The choice was made: this version waits no more. It stays stored. */
export async function settle({ tx, actor, section }: Keeping, version: number): Promise<void> {
  await tx
    .update(recordSection)
    .set({ standing: 'settled' })
    .where(
      and(
        eq(recordSection.personId, actor.personId),
        eq(recordSection.section, section),
        eq(recordSection.version, version),
        eq(recordSection.standing, 'waiting')
      )
    )
}
