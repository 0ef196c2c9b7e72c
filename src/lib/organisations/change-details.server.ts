import { eq } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { countTry } from '#lib/accounts/limits.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { answersOf, changedFacts, columnsOf, knownByOf } from './details.server.ts'
import type { Details } from './details-inputs.ts'
import { readDetails, type Answers } from './draft.ts'
import { listPlaces } from './membership-store.server.ts'
import { findTaken, type Taken } from './number-taken.server.ts'
import { recordChange } from './record-change.server.ts'
import type { KnownBy } from './rules.ts'
import { organisation } from './tables.server.ts'

type Row = typeof organisation.$inferSelect

/** What their organisation told before, for a manager who changes it. @throws Refusal `not-found`, for workers too */
export async function getDetails(
  db: Database,
  viewer: WorkerActor
): Promise<{ answers: Answers; state: Row['state']; isBack: boolean; proposes: boolean }> {
  if (viewer.role !== 'manager') throw new Refusal('not-found')
  const [row] = await db.read.select().from(organisation).where(eq(organisation.id, viewer.organisationId))
  if (!row) throw new Refusal('not-found')
  const isBack = row.state === 'applied' && row.refusedAt !== null
  return { answers: answersOf(row), state: row.state, isBack, proposes: row.proposed !== null }
}

/**
 * Changes what an organisation tells of itself, one step of the form. While it is being checked it is changed
 * at once. Once verified, a new name, kind, number or website counts nowhere until two stewards have checked it: who
 * takes over an account cannot make it look like somebody else's, a domain that changed hands names
 * nobody, and none makes itself a kind that may ask for more. The old ones still show, because they were checked. Everything else shows at once.
 * Test: `change-details.test.ts`.
 *
 * @returns what of it belongs to another organisation, and then nothing changed; else null
 * @throws Refusal `not-found` for anybody but its managers; `not-allowed` while it is suspended
 */
export async function changeDetails(
  db: Database,
  viewer: WorkerActor,
  step: Partial<Details>
): Promise<Taken | null> {
  return db.write(async (tx, now) => {
    const row = await getOwn(tx, viewer)
    if (row.state === 'suspended') throw new Refusal('not-allowed')
    // Both are answers that were read before: what is kept, and the step that was sent.
    const details = { ...answersOf(row), ...step } as unknown as Details
    const known = knownByOf(details)
    const changed = changedFacts(row.proposed ?? row, known)
    if (changed.length > 0) {
      const taken = await findTaken(tx, known, row.id)
      if (taken) return taken
    }
    await tx
      .update(organisation)
      .set({ ...columnsOf(details), ...knownColumns(row, known) })
      .where(eq(organisation.id, row.id))
    if (changed.length > 0) await recordChange(tx, now, row.id, viewer.accountId, changed)
    return null
  })
}

function knownColumns(row: Row, known: KnownBy): Partial<Row> {
  if (row.state === 'applied') return known
  return { proposed: changedFacts(row, known).length === 0 ? null : known }
}

/**
 * Sends an application again that was sent back.
 *
 * @throws Refusal `not-found` for anybody but its managers; `already-done` when it was not sent back;
 *   `bad-input` when something is missing; `too-many-tries` after 10 in a day
 */
export async function sendAgain(db: Database, viewer: WorkerActor): Promise<Taken | null> {
  await countTry(db, 'apply-account', viewer.accountId)
  return db.write(async (tx) => {
    const row = await getOwn(tx, viewer)
    if (row.state !== 'applied' || row.refusedAt === null) throw new Refusal('already-done')
    const details = readDetails(answersOf(row))
    if (!details) throw new Refusal('bad-input')
    const taken = await findTaken(tx, row, row.id)
    if (taken) return taken
    await tx.update(organisation).set({ refusedAt: null }).where(eq(organisation.id, row.id))
    return null
  })
}

/** What counts is the role of this moment, not of the one when the page was opened. */
async function getOwn(tx: Writer, viewer: WorkerActor): Promise<Row> {
  const places = await listPlaces(tx, viewer.organisationId)
  const mine = places.find(({ accountId }) => accountId === viewer.accountId)
  const [row] = await tx.select().from(organisation).where(eq(organisation.id, viewer.organisationId))
  if (!row || mine?.role !== 'manager') throw new Refusal('not-found')
  return row
}
