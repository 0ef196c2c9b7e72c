import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { changeSharing } from './change-sharing.server.ts'

/** One button: nobody sees anything until the person goes on. A second press changes nothing. */
export async function pauseEverything(db: Database, actor: PersonActor): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    if (change.sharing.pausedEverythingAt !== null) return
    await change.record({ kind: 'everything-paused' })
    await change.tell({ what: 'paused-everything' })
  })
}

/** Lifts the pause over everything. What was paused or stopped by itself stays so. The route asks again who it is. */
export async function resumeEverything(db: Database, actor: PersonActor): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    if (change.sharing.pausedEverythingAt === null) return
    await change.record({ kind: 'everything-resumed' })
    await change.tell({ what: 'resumed-everything' })
  })
}
