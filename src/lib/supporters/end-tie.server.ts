import { eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { changeSharing, type SharingChange } from '#lib/consent/change-sharing.server.ts'
import { findSupporterThreads } from '#lib/consent/find-supporter-threads.server.ts'
import { canDo, type Consent } from '#lib/consent/rules.ts'
import { withdraw } from '#lib/consent/stop-sharing.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { canDoWith, type Ending } from './rules.ts'
import { supporter } from './tables.server.ts'
import { getTie } from './tie-store.server.ts'

/**
 * The person ends it with somebody: sharing stops, a code that was not used is dead. Quietly: the other
 * side's pages stay as they were, and say nothing. Ending what is over changes nothing.
 * Tests: `ties.test.ts`.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function endTie(db: Database, actor: PersonActor, supporterId: string): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    const { state, name } = await getTie(change.tx, change.key, actor, supporterId)
    if (!canDoWith('end', state)) return
    await closeTie(change, supporterId, 'person')
    await change.tell({ what: 'ended-supporter', party: { kind: 'supporter', supporterId, name } })
  })
}

/**
 * The person does not know who used the code. Whoever it was sees what everybody sees: nothing yet.
 *
 * @throws Refusal `not-found` when it is not this person's, `already-done` when it was confirmed meanwhile
 */
export async function rejectSupporter(db: Database, actor: PersonActor, supporterId: string): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    const { state, name } = await getTie(change.tx, change.key, actor, supporterId)
    if (state === 'ended') return
    if (!canDoWith('reject', state)) throw new Refusal('already-done')
    await closeTie(change, supporterId, 'not-them')
    await change.tell({ what: 'ended-supporter', party: { kind: 'supporter', supporterId, name } })
  })
}

/** Ends the tie and what is shared by it. Part of a write; whoever calls it tells the person why. */
export async function closeTie(change: SharingChange, supporterId: string, ending: Ending): Promise<void> {
  const { tx, at } = change
  const threads = await findSupporterThreads(tx, supporterId)
  const theirs = [...change.sharing.consents.values()].filter(({ threadRef }) => threads.includes(threadRef))
  if (ending === 'supporter') await revoke(change, theirs)
  else await withdraw(change, theirs)
  await tx
    .update(supporter)
    .set({ state: 'ended', codeHash: null, endedAt: at, ending })
    .where(eq(supporter.id, supporterId))
}

/** They left: not the person's doing. */
async function revoke(change: SharingChange, consents: readonly Consent[]): Promise<void> {
  for (const consent of consents) {
    if (!canDo('revoke', consent, change.at)) continue
    await change.record({ kind: 'revoked', consentId: consent.consentId })
    await change.tell({ what: 'ended', actor: { kind: 'waymark' }, consent })
  }
}
