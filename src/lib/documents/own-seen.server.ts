import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { openOwnKey } from '#lib/record/own-record.server.ts'
import { deleteSeen, loadSeen, type Seen } from './seen-store.server.ts'

/** What workers said they saw of this person's documents, newest first. */
export async function listOwnSeen(db: Database, actor: PersonActor): Promise<Seen[]> {
  return loadSeen(db.read, await openOwnKey(db, actor), actor.personId)
}

/** The person takes such a word away. @throws Refusal `not-found` also when it is somebody else's */
export async function takeAwaySeen(db: Database, { personId }: PersonActor, id: string): Promise<void> {
  await db.write(async (tx) => {
    if (!(await deleteSeen(tx, personId, id))) throw new Refusal('not-found')
  })
}
