import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { openWords } from '#lib/vault/sealed-words.server.ts'
import type { HelpKind } from './rules.ts'
import { helpNotePlace } from './offer-help.server.ts'
import { helpOffer } from './tables.server.ts'

/** Help that somebody offers to this person. */
export interface HelpForPerson {
  readonly kind: HelpKind
  readonly note: string
  /** ms UTC */
  readonly sentAt: number
  readonly taken: boolean
}

/** What this supporter offers and the person has not left, newest first. Whoever calls it checked the tie. */
export async function findHelpFor(
  read: Reader,
  key: DataKey,
  personId: string,
  supporterId: string
): Promise<HelpForPerson[]> {
  const rows = await read
    .select()
    .from(helpOffer)
    .where(and(eq(helpOffer.ref, supporterId), or(isNull(helpOffer.answer), eq(helpOffer.answer, 'yes'))))
    .orderBy(sql`sent_at DESC`)
  return rows.map(({ kind, sealedNote, sentAt, answer }) => ({
    kind,
    note: sealedNote
      ? (openWords(key, helpNotePlace(personId, supporterId, kind), sealedNote) as string)
      : '',
    sentAt,
    taken: answer === 'yes'
  }))
}

/**
 * The person takes help or leaves it. A yes is shown to whoever offered; a no is shown to nobody. The
 * first answer counts. Tests: `help.test.ts`.
 *
 * @throws Refusal `not-found` when nobody they confirmed, and did not block, offers it
 */
export async function answerHelp(
  db: Database,
  { personId }: PersonActor,
  supporterId: string,
  kind: HelpKind,
  answer: 'yes' | 'no'
): Promise<void> {
  await db.write(async (tx) => {
    const offered = await tx
      .select({ answer: helpOffer.answer })
      .from(helpOffer)
      .where(
        and(
          eq(helpOffer.ref, supporterId),
          eq(helpOffer.kind, kind),
          sql`EXISTS (SELECT 1 FROM supporter WHERE id = ${supporterId} AND person_id = ${personId}
            AND state = 'confirmed')`,
          sql`NOT EXISTS (SELECT 1 FROM block WHERE person_id = ${personId} AND kind = 'supporter'
            AND target_id = ${supporterId})`
        )
      )
    if (offered.length === 0) throw new Refusal('not-found')
    await tx
      .update(helpOffer)
      .set({ answer })
      .where(and(eq(helpOffer.ref, supporterId), eq(helpOffer.kind, kind), isNull(helpOffer.answer)))
  })
}
