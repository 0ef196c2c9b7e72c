import { and, asc, eq } from 'drizzle-orm'
import type { SupporterActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { openWords } from '#lib/vault/sealed-words.server.ts'
import { openFamilyKey } from './family-key.server.ts'
import { helpAsSent, type HelpKind } from './rules.ts'
import { familyEntry, helpOffer } from './tables.server.ts'

/** Somebody whose invite a supporter accepted, as the supporter put it. */
export interface FamilyEntry {
  readonly ref: string
  /** What the supporter calls them. */
  readonly label: string
  /** What the supporter offered, and what they are told of it. */
  readonly help: readonly { readonly kind: HelpKind; readonly said: 'sent' | 'yes' }[]
}

/**
 * Everybody whose invite this supporter accepted, in that order. It is made from their own doing alone: it
 * looks the same before and after the person confirms, shares, stops, blocks, ends it, or is gone.
 * Tests: `family.test.ts`.
 */
export async function listFamily(db: Database, actor: SupporterActor): Promise<FamilyEntry[]> {
  const key = await openFamilyKey(db)
  const entries = await db.read
    .select()
    .from(familyEntry)
    .where(eq(familyEntry.accountId, actor.accountId))
    .orderBy(asc(familyEntry.addedAt), asc(familyEntry.ref))
  const offered = await db.read
    .select({ ref: helpOffer.ref, kind: helpOffer.kind, answer: helpOffer.answer })
    .from(helpOffer)
    .innerJoin(familyEntry, eq(familyEntry.ref, helpOffer.ref))
    .where(and(eq(familyEntry.accountId, actor.accountId)))
    .orderBy(asc(helpOffer.sentAt), asc(helpOffer.kind))
  return entries.map(({ ref, accountId, sealedLabel }) => ({
    ref,
    label: openWords(key, [accountId, 'family-label', ref], sealedLabel) as string,
    help: offered
      .filter((one) => one.ref === ref)
      .map(({ kind, answer }) => ({ kind, said: helpAsSent(answer) }))
  }))
}

/** @throws Refusal `not-found` for a tie that is not theirs */
export async function getFamilyEntry(db: Database, actor: SupporterActor, ref: string): Promise<FamilyEntry> {
  const found = (await listFamily(db, actor)).find((one) => one.ref === ref)
  if (!found) throw new Refusal('not-found')
  return found
}
