import { and, eq, isNull } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { changeSharing, type SharingChange } from './change-sharing.server.ts'
import { findFacts } from './gate-facts.server.ts'
import { isOpen } from './rules.ts'
import { assignment } from './tables.server.ts'
import { workerAsActor } from './worker-as-actor.ts'

/**
 * A worker takes a person on, or takes over from a colleague with a reason. The person sees it in their
 * history. It opens nothing by itself: each look still passes the gate. What names one worker needs nobody
 * to take it on, and changes nothing.
 *
 * @param reason why a colleague is replaced; not needed when nobody has taken the person on
 * @throws Refusal `not-found` when nothing is shared with this organisation now (also for a reference
 *   that is not its own), `bad-input` when a colleague helps and no reason is given
 */
export async function takeOn(db: Database, viewer: WorkerActor, ref: string, reason: string): Promise<void> {
  const personId = await findPersonBehind(db, viewer, ref)
  if (!personId) throw new Refusal('not-found')
  await changeSharing(db, personId, (change) => takeOnIn(change, viewer, ref, reason))
}

/** The same, as part of a change that is under way. */
export async function takeOnIn(
  change: SharingChange,
  viewer: WorkerActor,
  ref: string,
  reason: string
): Promise<void> {
  const { tx, at } = change
  const found = await findFacts(tx, viewer, ref)
  if (!found || !isOpen(found.facts, at)) throw new Refusal('not-found')
  if (found.facts.recipient !== 'organisation') return
  const { personId } = found
  const helper = await findHelper(tx, personId, viewer.organisationId)
  if (helper === viewer.accountId) return
  if (helper !== null && reason.trim() === '') throw new Refusal('bad-input')
  await tx
    .update(assignment)
    .set({ endedAt: at })
    .where(and(currentFor(personId, viewer.organisationId), isNull(assignment.endedAt)))
  await tx.insert(assignment).values({
    id: newId(at),
    personId,
    organisationId: viewer.organisationId,
    accountId: viewer.accountId,
    since: at
  })
  await change.tell({
    what: helper === null ? 'took-on' : 'took-over',
    actor: workerAsActor(viewer),
    ...(found.facts.consent ? { consent: found.facts.consent } : {}),
    purpose: found.purpose,
    ...(helper === null ? {} : { reason: reason.trim() })
  })
}

async function findPersonBehind(db: Database, viewer: WorkerActor, ref: string): Promise<string | null> {
  const found = await findFacts(db.read, viewer, ref)
  return found?.dataKeyId ? found.personId : null
}

async function findHelper(tx: Writer, personId: string, organisationId: string): Promise<string | null> {
  const [row] = await tx
    .select({ accountId: assignment.accountId })
    .from(assignment)
    .where(and(currentFor(personId, organisationId), isNull(assignment.endedAt)))
  return row?.accountId ?? null
}

function currentFor(personId: string, organisationId: string) {
  return and(eq(assignment.personId, personId), eq(assignment.organisationId, organisationId))
}
