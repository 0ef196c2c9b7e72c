import type { PersonActor } from '#lib/access/actors.ts'
import { addClosing, dropClosing, findClosing, type Closing } from '#lib/accounts/closing.server.ts'
import { changeSharingIn } from '#lib/consent/change-sharing.server.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { findDataKeyId } from '#lib/record/own-record.server.ts'
import { dropNotedClosing, noteClosing } from '#lib/vault/closed-accounts.server.ts'
import { closingOf } from './rules.ts'

/**
 * The person asks to be deleted in seven days. Until then nobody sees anything, and one tap keeps it all. It
 * is noted beside the keys first: a backup from before does not forget it. Asking again puts nothing off.
 * The route asks again who it is. Test: `delete-everything.test.ts`.
 */
export async function askToDelete(db: Database, actor: PersonActor): Promise<void> {
  const { personId } = actor
  let noted = false
  try {
    await db.write(async (tx, now) => {
      if (await findClosing(tx, personId)) return
      const asked = closingOf(now)
      await noteClosing(db, { ownerId: personId, ...asked })
      noted = true
      await addClosing(tx, personId, asked)
      await pauseAll(db, tx, now, actor)
    })
  } catch (cause) {
    // What they are told did not happen must not happen.
    if (noted) await dropNotedClosing(db, personId)
    throw cause
  }
}

/**
 * The person changed their mind. What they share stays paused until they resume it, which asks again who it
 * is. Keeping what nobody asked to delete changes nothing.
 */
export async function keepEverything(db: Database, { personId }: PersonActor): Promise<void> {
  await db.write(async (tx) => {
    await dropNotedClosing(db, personId)
    await dropClosing(tx, personId)
  })
}

/** When this person is to be deleted; null when they did not ask. */
export function findOwnClosing(from: Reader, { personId }: PersonActor): Promise<Closing | null> {
  return findClosing(from, personId)
}

/** Somebody who has taken their yes back shares nothing. */
async function pauseAll(db: Database, tx: Writer, now: number, actor: PersonActor): Promise<void> {
  if (!(await findDataKeyId(tx, actor))) return
  await changeSharingIn(db, tx, now, actor.personId, async (change) => {
    if (change.sharing.pausedEverythingAt !== null) return
    await change.record({ kind: 'everything-paused' })
    await change.tell({ what: 'paused-everything' })
  })
}
