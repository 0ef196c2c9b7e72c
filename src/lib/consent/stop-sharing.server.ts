import { and, eq, isNotNull } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { changeSharing, type SharingChange } from './change-sharing.server.ts'
import { getConsent } from './get-consent.ts'
import { canDo, type Consent } from './rules.ts'
import { sharingThread } from './tables.server.ts'

/**
 * Stops one sharing. When this has answered, no read that starts later returns anything: there is no
 * cache and no grace. Stopping an organisation stops what names one of its workers, too; not the reverse.
 * Stopping what is over already answers the same and changes nothing. Tests: `read-shared.test.ts`,
 * `own-sharing.test.ts`, `tests/integration/race.test.ts`.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function stopSharing(db: Database, actor: PersonActor, consentId: string): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    const consent = getConsent(change.sharing, consentId)
    if (!canDo('withdraw', consent, change.at)) return
    await withdraw(change, [consent, ...(await withNamedWorkers(change, consent))])
  })
}

/** Ends each of these that still runs, by the person's own will. Part of a change. */
export async function withdraw(change: SharingChange, consents: readonly Consent[]): Promise<void> {
  for (const consent of consents) {
    if (!canDo('withdraw', consent, change.at)) continue
    await change.record({ kind: 'withdrawn', consentId: consent.consentId })
    await change.tell({ what: 'stopped', consent })
  }
}

/** What names one worker of the organisation that this is for; nothing when it is not for a whole one. */
async function withNamedWorkers({ tx, sharing }: SharingChange, consent: Consent): Promise<Consent[]> {
  const [thread] = await tx.select().from(sharingThread).where(eq(sharingThread.ref, consent.threadRef))
  if (!thread?.organisationId || thread.workerId !== null) return []
  const named = await tx
    .select({ ref: sharingThread.ref })
    .from(sharingThread)
    .where(
      and(
        eq(sharingThread.personId, thread.personId),
        eq(sharingThread.organisationId, thread.organisationId),
        isNotNull(sharingThread.workerId)
      )
    )
  const refs = new Set(named.map(({ ref }) => ref))
  return [...sharing.consents.values()].filter(({ threadRef }) => refs.has(threadRef))
}
