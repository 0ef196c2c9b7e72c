import { and, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { findDataKeyId, openOwnKey } from '#lib/record/own-record.server.ts'
import { openWords, sealWords, type WordsPlace } from '#lib/vault/sealed-words.server.ts'
import type { BadgeFileType } from './read-badge-file.ts'
import { keptBadge } from './tables.server.ts'

/** A badge as it was brought, byte for byte. */
export interface KeptBadge {
  readonly id: string
  readonly type: BadgeFileType
  readonly bytes: Buffer
}

/** One person's, also those of qualifications that they took out since: older versions know them. */
const mostBadges = 60

/**
 * Keeps a badge as it was brought. Returns its id.
 *
 * @throws Refusal `too-large` when there is room for no more, `not-allowed` without a yes to keeping anything
 */
export async function keepBadge(
  db: Database,
  actor: PersonActor,
  { type, bytes }: Pick<KeptBadge, 'type' | 'bytes'>
): Promise<string> {
  const { personId } = actor
  const key = await openOwnKey(db, actor)
  const id = newRef()
  const sealed = sealWords(key, placeOf(personId, id), { type, bytes: bytes.toString('base64') })
  await db.write(async (tx, now) => {
    if ((await findDataKeyId(tx, actor)) !== key.id) throw new Refusal('not-allowed')
    if ((await tx.$count(keptBadge, eq(keptBadge.personId, personId))) >= mostBadges) {
      throw new Refusal('too-large')
    }
    await tx.insert(keptBadge).values({ id, personId, sealed, keptAt: now })
  })
  return id
}

/** @throws Refusal `not-found` when this person has no such badge; SealBroken when it does not open */
export async function openBadge(db: Database, actor: PersonActor, id: string): Promise<KeptBadge> {
  const key = await openOwnKey(db, actor)
  const [row] = await db.read
    .select()
    .from(keptBadge)
    .where(and(eq(keptBadge.id, id), eq(keptBadge.personId, actor.personId)))
  if (!row) throw new Refusal('not-found')
  const { type, bytes } = openWords(key, placeOf(actor.personId, id), row.sealed) as {
    type: BadgeFileType
    bytes: string
  }
  return { id, type, bytes: Buffer.from(bytes, 'base64') }
}

/** Ids of all badges of this person that are kept, the oldest first. */
export async function listBadgeIds(db: Database, { personId }: PersonActor): Promise<string[]> {
  const rows = await db.read
    .select({ id: keptBadge.id })
    .from(keptBadge)
    .where(eq(keptBadge.personId, personId))
    .orderBy(keptBadge.keptAt, keptBadge.id)
  return rows.map(({ id }) => id)
}

/** Forgets all badges of a person who took their yes back. Part of that one write. */
export async function forgetBadges(tx: Writer, personId: string): Promise<void> {
  await tx.delete(keptBadge).where(eq(keptBadge.personId, personId))
}

function placeOf(personId: string, id: string): WordsPlace {
  return [personId, 'badge', id]
}
