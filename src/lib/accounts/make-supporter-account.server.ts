import { eq } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { newId, newRef } from '#lib/database/new-id.ts'
import { addJoinCode, type NewCode } from './join-codes.server.ts'
import { countTry } from './limits.server.ts'
import { account, hat } from './tables.server.ts'

/**
 * Opens an account for somebody who was invited and has none, and a code with which this browser goes on to
 * choose how they sign in. Nobody can enter the account without it.
 *
 * @param invite names the invite they hold; only its keyed hash is counted by
 * @param proposeName makes one sign-in name after the other, until one is free: nobody is told of a taken one
 * @throws Refusal `too-many-tries` after 10 accounts in a day with one invite
 */
export async function makeSupporterAccount(
  db: Database,
  invite: string,
  proposeName: () => string
): Promise<NewCode> {
  await countTry(db, 'invite-account', invite)
  return db.write(async (tx, now) => {
    let signInName = proposeName()
    while ((await tx.$count(account, eq(account.signInName, signInName))) > 0) signInName = proposeName()
    const accountId = newId(now)
    await tx.insert(account).values({ id: accountId, signInName, userHandle: newRef(), createdAt: now })
    await tx.insert(hat).values({ accountId, kind: 'supporter', since: now })
    return addJoinCode(tx, db.keyring, { accountId, madeBy: null }, now)
  })
}
