import { randomInt } from 'node:crypto'
import { and, count, eq, gt, inArray } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { changeSharing } from '#lib/consent/change-sharing.server.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { makeDataKey } from '#lib/vault/data-keys.server.ts'
import { addStep } from './add-step.server.ts'
import { findOwnLine } from './find-own-line.server.ts'
import { findOwnMessageLine } from './find-own-message-line.server.ts'
import { makeReference } from './reference.ts'
import { openStates, sendAnswer, type SendAnswer } from './rules.ts'
import { complaint } from './tables.server.ts'

export interface NewComplaint {
  /** Made with the page: the same key is the same complaint. */
  readonly key: string
  readonly words: string
  /** A row of the person's own history that goes with it, or null. */
  readonly row: number | null
  /** A message of a service to them that goes with it; not together with a row. */
  readonly message?: string | null
}

/**
 * A person says what is wrong. It is sealed under a key of its own, gets a reference, and stands in their
 * history. Pressed twice it is one complaint. Tests: `complaints.test.ts`.
 *
 * @returns the complaint's id
 * @throws Refusal `changed-meanwhile` (there is no such line or message any more), `too-many-tries` (5 are open, or 10
 *   were sent in a day), `not-found` (they have taken their yes to Waymark back)
 */
export async function sendComplaint(db: Database, actor: PersonActor, sent: NewComplaint): Promise<string> {
  const line = await findLine(db, actor, sent)
  if ((sent.row !== null || sent.message) && !line) throw new Refusal('changed-meanwhile')
  const { personId } = actor
  return changeSharing(db, personId, async ({ tx, at, tell }) => {
    const known = await findSent(tx, personId, sent.key)
    if (known) return known
    if ((await maySend(tx, actor, at)) !== 'can') throw new Refusal('too-many-tries')
    const id = newId(at)
    const dataKeyId = await makeDataKey(db, personId, at)
    const reference = await newReference(tx)
    await tx
      .insert(complaint)
      .values({ id, personId, sendKey: sent.key, reference, dataKeyId, state: 'sent', sentAt: at })
    const words = { text: sent.words, line }
    await addStep(tx, db, { id, personId, dataKeyId }, { kind: 'sent', accountId: personId, words }, at)
    await tell({ what: 'complained' })
    return id
  })
}

async function findLine(db: Database, actor: PersonActor, { row, message }: NewComplaint) {
  if (row !== null) return findOwnLine(db, actor, row)
  return message ? findOwnMessageLine(db, actor, message) : null
}

/** Whether this person may send one now. `now` is ms UTC. */
export async function maySend(read: Reader | Writer, actor: PersonActor, now: number): Promise<SendAnswer> {
  const own = eq(complaint.personId, actor.personId)
  const [open] = await read
    .select({ count: count() })
    .from(complaint)
    .where(and(own, inArray(complaint.state, openStates)))
  const [lastDay] = await read
    .select({ count: count() })
    .from(complaint)
    .where(and(own, gt(complaint.sentAt, now - 24 * 60 * 60 * 1000)))
  return sendAnswer({ open: open?.count ?? 0, lastDay: lastDay?.count ?? 0 })
}

async function findSent(tx: Writer, personId: string, sendKey: string): Promise<string | null> {
  const [known] = await tx
    .select({ id: complaint.id })
    .from(complaint)
    .where(and(eq(complaint.personId, personId), eq(complaint.sendKey, sendKey)))
  return known?.id ?? null
}

/** One that nobody has: there are 614,656. */
async function newReference(tx: Writer): Promise<string> {
  for (;;) {
    const reference = makeReference(randomInt)
    const taken = await tx
      .select({ id: complaint.id })
      .from(complaint)
      .where(eq(complaint.reference, reference))
    if (taken.length === 0) return reference
  }
}
