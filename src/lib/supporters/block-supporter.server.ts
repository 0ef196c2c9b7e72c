import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { blockRecipient, unblockRecipient } from '#lib/consent/block-recipient.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { openOwnKey } from '#lib/record/own-record.server.ts'
import { canDoWith } from './rules.ts'
import { getTie } from './tie-store.server.ts'

/**
 * Lets somebody see nothing, now and by any later code: sharing stops, their offers of help are not shown,
 * and a new invite that they use is over at once. They are not told, and their pages look as before.
 * Tests: `ties.test.ts`, `invites.test.ts`.
 *
 * @throws Refusal `not-found` when it is not this person's, `already-done` when nobody is there to block
 */
export async function blockSupporter(db: Database, actor: PersonActor, supporterId: string): Promise<void> {
  const { state, name } = await getTie(db.read, await openOwnKey(db, actor), actor, supporterId)
  if (!canDoWith('block', state)) throw new Refusal('already-done')
  await blockRecipient(
    db,
    actor,
    { kind: 'supporter', id: supporterId },
    { kind: 'supporter', supporterId, name }
  )
}

/** Takes the block away. What ended stays ended. @throws Refusal `not-found` when they are not blocked */
export async function unblockSupporter(db: Database, actor: PersonActor, supporterId: string): Promise<void> {
  const { name } = await getTie(db.read, await openOwnKey(db, actor), actor, supporterId)
  await unblockRecipient(
    db,
    actor,
    { kind: 'supporter', id: supporterId },
    { kind: 'supporter', supporterId, name }
  )
}
