import { and, eq } from 'drizzle-orm'
import type { SupporterActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { countTry } from '#lib/accounts/limits.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { findDataKeyId } from '#lib/record/own-record.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import { sealWords, type WordsPlace } from '#lib/vault/sealed-words.server.ts'
import { helpAsSent, type HelpKind } from './rules.ts'
import { familyEntry, helpOffer, supporter } from './tables.server.ts'

/** Where the words of an offer of help belong. */
export function helpNotePlace(personId: string, ref: string, kind: HelpKind): WordsPlace {
  return [personId, 'help-note', `${ref}/${kind}`]
}

/**
 * A supporter offers help. It answers the same whether the person let them in, stopped, blocked them or is
 * gone: it says "sent" and no more. Where nobody is left to read them, the words are not kept.
 * Tests: `help.test.ts`.
 *
 * @returns `already-sent` while one of this kind is out and was not taken
 * @throws Refusal `not-found` for a tie that is not theirs, `too-many-tries` after 20 in a day
 */
export async function offerHelp(
  db: Database,
  actor: SupporterActor,
  ref: string,
  { kind, note }: { readonly kind: HelpKind; readonly note: string }
): Promise<'sent' | 'already-sent'> {
  await countTry(db, 'help-account', actor.accountId)
  return db.write(async (tx, now) => {
    await ensureOwnEntry(tx, actor, ref)
    const one = and(eq(helpOffer.ref, ref), eq(helpOffer.kind, kind))
    const [before] = await tx.select({ answer: helpOffer.answer }).from(helpOffer).where(one)
    if (before && helpAsSent(before.answer) === 'sent') return 'already-sent'
    await tx.delete(helpOffer).where(one)
    await tx
      .insert(helpOffer)
      .values({ ref, kind, sealedNote: await sealNote(db, tx, ref, kind, note), sentAt: now })
    return 'sent'
  })
}

/** Takes an offer back, whatever became of it. @throws Refusal `not-found` for a tie that is not theirs */
export async function takeHelpBack(
  db: Database,
  actor: SupporterActor,
  ref: string,
  kind: HelpKind
): Promise<void> {
  await db.write(async (tx) => {
    await ensureOwnEntry(tx, actor, ref)
    await tx.delete(helpOffer).where(and(eq(helpOffer.ref, ref), eq(helpOffer.kind, kind)))
  })
}

async function sealNote(
  db: Database,
  tx: Writer,
  ref: string,
  kind: HelpKind,
  note: string
): Promise<Buffer | null> {
  const [tie] = await tx.select({ personId: supporter.personId }).from(supporter).where(eq(supporter.id, ref))
  if (!tie || note === '') return null
  const { personId } = tie
  const dataKeyId = await findDataKeyId(tx, { kind: 'person', personId, way: 'own-phone' })
  if (!dataKeyId) return null
  return sealWords(await openDataKey(db, personId, dataKeyId), helpNotePlace(personId, ref, kind), note)
}

async function ensureOwnEntry(tx: Writer, actor: SupporterActor, ref: string): Promise<void> {
  const found = await tx
    .select({ ref: familyEntry.ref })
    .from(familyEntry)
    .where(and(eq(familyEntry.ref, ref), eq(familyEntry.accountId, actor.accountId)))
  if (found.length === 0) throw new Refusal('not-found')
}
