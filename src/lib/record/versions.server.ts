import { and, eq, max } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { withdrawHiddenAddress } from '#lib/consent/hidden-address.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { Vault } from '#lib/vault/data-keys.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { openWords, sealWords, type WordsPlace } from '#lib/vault/sealed-words.server.ts'
import type { Came, CameFrom } from './came.ts'
import { mayTell } from './may-tell.server.ts'
import { findDataKeyId } from './own-record.server.ts'
import { sealSection } from './section-seal.server.ts'
import type { SectionDocument, SectionName } from './sections.ts'
import { isHiddenAddress } from './shareable.ts'
import { recordSection, sectionYes } from './tables.server.ts'

/** One write to one section of one person. */
export interface Keeping {
  readonly vault: Vault
  readonly tx: Writer
  /** ms UTC. */
  readonly now: number
  readonly actor: PersonActor
  readonly key: DataKey
  readonly section: SectionName
}

/**
 * Taking everything back destroys the key; what was being saved at that moment is not kept. Nor is anything
 * of a `special` section without its own yes. Test: `section-yes.test.ts`.
 *
 * @throws Refusal `not-allowed`
 */
export async function ensureMayKeep({ tx, actor, key, section }: Keeping): Promise<void> {
  if ((await findDataKeyId(tx, actor)) !== key.id) throw new Refusal('not-allowed')
  if (!(await mayTell(tx, actor, section))) throw new Refusal('not-allowed')
}

/**
 * Adds the next version of the section; returns its number. Older versions all stay. An address that is now
 * one to keep hidden leaves what is shared in the same write, also while it waits for the person's choice. Test: `consent/hidden-address.test.ts`.
 */
export async function addVersion(
  { vault, tx, now, actor, key, section }: Keeping,
  standing: 'kept' | 'waiting',
  basedOn: number,
  document: SectionDocument,
  from?: CameFrom | undefined
): Promise<number> {
  const version = (await findLastVersion(tx, actor, section)) + 1
  await tx.insert(recordSection).values({
    personId: actor.personId,
    section,
    version,
    basedOn,
    standing,
    sealed: sealSection(key, actor.personId, section, version, document),
    updatedAt: now,
    updatedBy: actor.personId,
    came: sealCame({ actor, key, section }, version, cameOf(actor, from))
  })
  if (section === 'address' && isHiddenAddress(document)) {
    await withdrawHiddenAddress(vault, tx, now, actor.personId)
  }
  return version
}

function cameOf({ way }: PersonActor, from: CameFrom | undefined): Came {
  return { ...(from && { from }), ...(way !== 'own-phone' && { shared: true }) }
}

/** Seals how a version came about; null where there is nothing to say. */
export function sealCame(
  { actor, key, section }: Pick<Keeping, 'actor' | 'key' | 'section'>,
  version: number,
  came: Came
): Buffer | null {
  if (Object.keys(came).length === 0) return null
  return sealWords(key, placeOfCame(actor.personId, section, version), came)
}

/** How a version came about. @throws SealBroken when it does not open */
export function openCame(
  key: DataKey,
  { personId }: PersonActor,
  section: SectionName,
  version: number,
  sealed: Uint8Array | null
): Came | null {
  return sealed && (openWords(key, placeOfCame(personId, section, version), sealed) as Came)
}

/** The same for one stored version; null too when there is no such version. */
export async function findCame({ tx, actor, key, section }: Keeping, version: number): Promise<Came | null> {
  const [row] = await tx
    .select({ came: recordSection.came })
    .from(recordSection)
    .where(
      and(
        eq(recordSection.personId, actor.personId),
        eq(recordSection.section, section),
        eq(recordSection.version, version)
      )
    )
  return openCame(key, actor, section, version, row?.came ?? null)
}

function placeOfCame(personId: string, section: SectionName, version: number): WordsPlace {
  return [personId, `came ${section}`, String(version)]
}

/** Number of the last version that this section ever had, also when it was erased; 0 for none. */
export async function findLastVersion(
  tx: Writer,
  { personId }: PersonActor,
  section: SectionName
): Promise<number> {
  const [kept] = await tx
    .select({ version: max(recordSection.version) })
    .from(recordSection)
    .where(and(eq(recordSection.personId, personId), eq(recordSection.section, section)))
  const [erased] = await tx
    .select({ version: max(sectionYes.erasedUpTo) })
    .from(sectionYes)
    .where(and(eq(sectionYes.personId, personId), eq(sectionYes.section, section)))
  return Math.max(kept?.version ?? 0, erased?.version ?? 0)
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
