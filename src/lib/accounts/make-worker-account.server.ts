import type { Database } from '#lib/database/connect.server.ts'
import { newId, newRef } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { addJoinCode, type NewCode } from './join-codes.server.ts'
import { countTry } from './limits.server.ts'
import { account, hat } from './tables.server.ts'

/**
 * Opens an account for somebody who works for a service and has none, and a code with which this browser goes
 * on to choose how they sign in. It opens nothing: a place in an organisation is given apart.
 *
 * @param limit by what it is counted; only its keyed hash is kept
 * @param alongside joins the same write
 * @throws Refusal `too-many-tries`
 */
export async function makeWorkerAccount(
  db: Database,
  limit: { readonly name: 'apply-address' | 'invite-account'; readonly whom: string },
  alongside: (tx: Writer, accountId: string, now: number) => Promise<void> = async () => undefined
): Promise<NewCode> {
  await countTry(db, limit.name, limit.whom)
  return db.write(async (tx, now) => {
    const accountId = newId(now)
    await tx.insert(account).values({ id: accountId, userHandle: newRef(), createdAt: now })
    await tx.insert(hat).values({ accountId, kind: 'worker', since: now })
    await alongside(tx, accountId, now)
    return addJoinCode(tx, db.keyring, { accountId, madeBy: null }, now)
  })
}
