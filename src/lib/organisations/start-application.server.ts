import type { SignedIn } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { NewCode } from '#lib/accounts/join-codes.server.ts'
import { addressToCount } from '#lib/accounts/limits.server.ts'
import { makeWorkerAccount } from '#lib/accounts/make-worker-account.server.ts'
import { mayBeWorker } from '#lib/accounts/may-be-worker.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { organisationDraft } from './tables.server.ts'

/**
 * Somebody without an account begins to ask for their organisation: they get one, which opens nothing, and a
 * code to choose how they sign in. Test: `apply.test.ts`.
 *
 * @param address of the request: how many begin from it in a day is limited
 * @throws Refusal `too-many-tries`
 */
export function startApplication(db: Database, address: string, contactName: string): Promise<NewCode> {
  const limit = { name: 'apply-address', whom: addressToCount(address) } as const
  return makeWorkerAccount(db, limit, (tx, accountId, now) => addDraft(tx, accountId, contactName, now))
}

/**
 * The same for somebody who is signed in; a draft that is there stays.
 *
 * @throws Refusal `not-allowed` for those who cannot be workers (`mayBeWorker`)
 */
export async function startApplicationAs(db: Database, actor: SignedIn, contactName: string): Promise<void> {
  if ((await mayBeWorker(db, actor)) !== 'yes') throw new Refusal('not-allowed')
  await db.write((tx, now) => addDraft(tx, actor.accountId, contactName, now))
}

async function addDraft(tx: Writer, accountId: string, contactName: string, now: number): Promise<void> {
  await tx
    .insert(organisationDraft)
    .values({ accountId, answers: { contactName }, updatedAt: now })
    .onConflictDoNothing()
}
