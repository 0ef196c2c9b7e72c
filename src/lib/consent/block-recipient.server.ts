import { and, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { HistoryParty } from '#lib/ledger/rules.ts'
import { changeSharing, type SharingChange } from './change-sharing.server.ts'
import { blockKey, canAnswer, type BlockTarget } from './rules.ts'
import { withdraw } from './stop-sharing.server.ts'
import { sharingThread } from './tables.server.ts'

/**
 * Lets a worker, a whole organisation or a supporter see nothing, whatever else was agreed or will be
 * asked: what runs for them ends, what they asked is refused, and they may not ask again. They are not
 * told. Blocking one worker leaves the rest of their organisation as it is. Twice is once.
 *
 * @param party whom the history names
 */
export async function blockRecipient(
  db: Database,
  actor: PersonActor,
  target: BlockTarget,
  party: HistoryParty
): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    if (change.sharing.blocks.has(blockKey(target))) return
    await change.record({ kind: 'blocked', target })
    await change.tell({ what: 'blocked', party })
    const refs = await threadsOf(change, actor.personId, target)
    await withdraw(
      change,
      [...change.sharing.consents.values()].filter(({ threadRef }) => refs.has(threadRef))
    )
    if (target.kind !== 'organisation') return
    for (const request of change.sharing.requests.values()) {
      if (request.organisationId !== target.id || !canAnswer(request, change.at)) continue
      await change.record({ kind: 'refused', requestId: request.requestId })
    }
  })
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
