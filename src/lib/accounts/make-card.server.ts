import { and, eq, isNull, sql } from 'drizzle-orm'
import type { EnrollerActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId, newRef } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { addJoinCode, type NewCode } from './join-codes.server.ts'
import { normaliseName } from './rules.ts'
import { account, hat } from './tables.server.ts'

export interface Card extends NewCode {
  readonly signInName: string
}

/**
 * Opens an account for a person who sits beside the enroller, and makes the card that they take away.
 * The account holds nothing but its sign-in name, and nobody can enter it without the card's code.
 *
 * @returns the card, which can never be shown again; null when the name is taken
 */
export async function makeCard(db: Database, actor: EnrollerActor, typedName: string): Promise<Card | null> {
  const signInName = normaliseName(typedName)
  return db.write(async (tx, now) => {
    await forgetUnusedAccounts(tx, now)
    const taken = await tx.select({ id: account.id }).from(account).where(eq(account.signInName, signInName))
    if (taken.length > 0) return null
    const accountId = newId(now)
    await tx.insert(account).values({ id: accountId, signInName, userHandle: newRef(), createdAt: now })
    await tx.insert(hat).values({ accountId, kind: 'person', since: now })
    const made = await addJoinCode(tx, db.keyring, { accountId, madeBy: actor.accountId }, now)
    return { signInName, ...made }
  })
}

/** Accounts that nobody ever entered go when their card is too old, so that their names are free again. */
async function forgetUnusedAccounts(tx: Writer, now: number): Promise<void> {
  const withoutWayIn = and(
    isNull(account.passphraseHash),
    sql`NOT EXISTS (SELECT 1 FROM passkey WHERE account_id = ${account.id})`,
    sql`EXISTS (SELECT 1 FROM join_code WHERE account_id = ${account.id})`,
    sql`NOT EXISTS (SELECT 1 FROM join_code WHERE account_id = ${account.id}
        AND (used_at IS NOT NULL OR expires_at > ${now}))`
  )
  await tx.delete(account).where(withoutWayIn)
}
