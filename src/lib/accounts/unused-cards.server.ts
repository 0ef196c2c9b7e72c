import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { EnrollerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { account, joinCode } from './tables.server.ts'

export interface UnusedCard {
  readonly id: string
  readonly signInName: string
  /** ms UTC */
  readonly madeAt: number
  readonly expiresAt: number
}

/** The cards that this enroller made and that nobody has used yet, newest first. Others' are not there. */
export async function listUnusedCards(db: Database, actor: EnrollerActor): Promise<UnusedCard[]> {
  const rows = await db.read
    .select({
      id: joinCode.id,
      signInName: account.signInName,
      madeAt: joinCode.madeAt,
      expiresAt: joinCode.expiresAt
    })
    .from(joinCode)
    .innerJoin(account, eq(account.id, joinCode.accountId))
    .where(and(unusedBy(actor), gt(joinCode.expiresAt, db.now())))
    .orderBy(desc(joinCode.madeAt))
  return rows.map((row) => ({ ...row, signInName: row.signInName ?? '' }))
}

/**
 * Cancels a card: its code is dead and the account, which nobody ever entered, is gone.
 *
 * @throws Refusal `not-found` for a card that was used, or that another enroller made
 */
export async function cancelCard(db: Database, actor: EnrollerActor, cardId: string): Promise<void> {
  await db.write(async (tx) => {
    const owner = tx
      .select({ id: joinCode.accountId })
      .from(joinCode)
      .where(and(eq(joinCode.id, cardId), unusedBy(actor)))
    const gone = await tx.delete(account).where(inArray(account.id, owner)).returning({ id: account.id })
    if (gone.length === 0) throw new Refusal('not-found')
  })
}

function unusedBy(actor: EnrollerActor) {
  return and(eq(joinCode.madeBy, actor.accountId), isNull(joinCode.usedAt))
}
