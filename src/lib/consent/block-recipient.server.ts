import { and, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { HistoryParty } from '#lib/ledger/rules.ts'
import { findRooms } from '#lib/record/add-room.server.ts'
import { changeSharing, changeSharingIn, type SharingChange } from './change-sharing.server.ts'
import { blockKey, canAnswer, type BlockTarget } from './rules.ts'
import { withdraw } from './stop-sharing.server.ts'
import { sharingThread } from './tables.server.ts'

/**
 * Lets a worker, a whole organisation or a supporter see nothing, whatever else was agreed or will be
 * asked: what runs for them ends, what they asked is refused, and they may not ask again. They are not
 * told. Blocking one worker leaves the rest of their organisation as it is. Twice is once. It counts
 * behind the private door as well (`owners-blocks.server.ts`); a block that was made there stays there, so
 * that nothing outside tells of it. Tests: `change-draft.test.ts`, `door/open-door.test.ts`.
 *
 * @param party whom the history names
 */
export async function blockRecipient(
  db: Database,
  actor: PersonActor,
  target: BlockTarget,
  party: HistoryParty
): Promise<void> {
  await db.write(async (tx, now) => {
    await changeSharingIn(db, tx, now, actor.personId, async (change) => {
      if (change.sharing.blocks.has(blockKey(target))) return
      await change.record({ kind: 'blocked', target })
      await change.tell({ what: 'blocked', party })
      await endAll(change, actor.personId, target)
    })
    for (const { personId } of await findRooms(tx, actor.personId)) {
      await changeSharingIn(db, tx, now, personId, (change) => endAll(change, personId, target))
    }
  })
}

/** Nothing is written where nothing was: a room that was never used stays as if it was not there. */
async function endAll(change: SharingChange, personId: string, target: BlockTarget): Promise<void> {
  const refs = await threadsOf(change, personId, target)
  await withdraw(
    change,
    [...change.sharing.consents.values()].filter(({ threadRef }) => refs.has(threadRef))
  )
  if (target.kind !== 'organisation') return
  for (const request of change.sharing.requests.values()) {
    if (request.organisationId !== target.id || !canAnswer(request, change.at)) continue
    await change.record({ kind: 'refused', requestId: request.requestId })
  }
}

/**
 * Takes a block away. What ended stays ended: sharing again is a new yes.
 *
 * @throws Refusal `not-found` when this person blocks nobody like that
 */
export async function unblockRecipient(
  db: Database,
  actor: PersonActor,
  target: BlockTarget,
  party: HistoryParty
): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    if (!change.sharing.blocks.has(blockKey(target))) throw new Refusal('not-found')
    await change.record({ kind: 'unblocked', target })
    await change.tell({ what: 'unblocked', party })
  })
}

/** Threads that end with this block: an organisation's own and those of its workers, or just theirs. */
async function threadsOf(
  { tx }: SharingChange,
  personId: string,
  { kind, id }: BlockTarget
): Promise<ReadonlySet<string>> {
  const column = {
    organisation: sharingThread.organisationId,
    worker: sharingThread.workerId,
    supporter: sharingThread.supporterId
  }[kind]
  const rows = await tx
    .select({ ref: sharingThread.ref })
    .from(sharingThread)
    .where(and(eq(sharingThread.personId, personId), eq(column, id)))
  return new Set(rows.map(({ ref }) => ref))
}
