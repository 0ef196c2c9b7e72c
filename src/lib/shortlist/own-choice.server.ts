import { and, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { findDataKeyId, openOwnKey } from '#lib/record/own-record.server.ts'
import { openWords, sealWords, type WordsPlace } from '#lib/vault/sealed-words.server.ts'
import type { Saved } from './rules.ts'
import { ownChoice } from './tables.server.ts'

/** Each document with its shape. A name says nothing of what is in it, and `digest` only that there is one. */
export interface Choices {
  readonly saved: Saved
  /** Ids of the rules of fit that are switched off. */
  readonly fit: { readonly off: readonly string[] }
  /** There is one while the person wants to be told of offers, and to be counted with others. */
  readonly digest: DigestChoice
}
export type ChoiceName = keyof Choices

/** What somebody is counted by, as they last saw it; instants are ms UTC. */
export interface DigestChoice {
  readonly pathways: readonly string[]
  readonly areas: readonly string[]
  /** ISO date of release; null when it is not known. */
  readonly releaseDate: string | null
  readonly seenAt: number
}

/** Where such a document is sealed to. */
export const choicePlace = (personId: string, name: ChoiceName): WordsPlace => [personId, 'own-choice', name]

/**
 * The person's own document of this name; null when there is none.
 *
 * @throws Refusal `not-allowed` for somebody who has not said yes to keeping anything
 */
export async function readChoice<Name extends ChoiceName>(
  db: Database,
  actor: PersonActor,
  name: Name
): Promise<Choices[Name] | null> {
  const row = await findRow(db.read, actor.personId, name)
  if (!row) return null
  const key = await openOwnKey(db, actor)
  return openWords(key, choicePlace(actor.personId, name), row) as Choices[Name]
}

/**
 * Changes the document in one write, so that two pages that change it at once both count.
 *
 * @param change null takes the document away; the same object leaves it as it is
 * @throws Refusal `not-allowed` for somebody who has not said yes to keeping anything, or took it back meanwhile
 */
export async function changeChoice<Name extends ChoiceName>(
  db: Database,
  actor: PersonActor,
  name: Name,
  change: (before: Choices[Name] | null, now: number) => Choices[Name] | null
): Promise<void> {
  const { personId } = actor
  const key = await openOwnKey(db, actor)
  await db.write(async (tx, now) => {
    if ((await findDataKeyId(tx, actor)) !== key.id) throw new Refusal('not-allowed')
    const row = await findRow(tx, personId, name)
    const before = row ? (openWords(key, choicePlace(personId, name), row) as Choices[Name]) : null
    const after = change(before, now)
    if (after === before) return
    const own = and(eq(ownChoice.personId, personId), eq(ownChoice.name, name))
    await tx.delete(ownChoice).where(own)
    if (after === null) return
    await tx
      .insert(ownChoice)
      .values({ personId, name, sealed: sealWords(key, choicePlace(personId, name), after) })
  })
}

/** Forgets all that a person chose, because they took their yes back. Part of that one write. */
export async function forgetChoices(tx: Writer, personId: string): Promise<void> {
  await tx.delete(ownChoice).where(eq(ownChoice.personId, personId))
}

async function findRow(from: Reader | Writer, personId: string, name: ChoiceName): Promise<Buffer | null> {
  const [row] = await from
    .select({ sealed: ownChoice.sealed })
    .from(ownChoice)
    .where(and(eq(ownChoice.personId, personId), eq(ownChoice.name, name)))
  return row?.sealed ?? null
}
