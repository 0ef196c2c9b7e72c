import { and, eq, isNull } from 'drizzle-orm'
import type { SignedIn } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { addHat } from '#lib/accounts/add-hat.server.ts'
import { countTry } from '#lib/accounts/limits.server.ts'
import { mayBeWorker } from '#lib/accounts/may-be-worker.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { columnsOf, knownByOf } from './details.server.ts'
import { readDetails } from './draft.ts'
import { findTaken, type Taken } from './number-taken.server.ts'
import { slugOf } from './slug.ts'
import { membership, organisation, organisationDraft } from './tables.server.ts'

export type Sent = { readonly slug: string } | { readonly taken: Taken }

/**
 * Asks for an organisation to join, with what is in the draft and the three promises of the concordat, which
 * whoever calls this has asked for. It is shown to nobody and opens nothing until two stewards have checked it.
 * Whoever asks manages it. Test: `apply.test.ts`.
 *
 * @returns its slug, or what of it belongs to another organisation here
 * @throws Refusal `already-done` when it was sent before; `bad-input` when a step is open; `not-allowed` for
 *   those who cannot be workers; `too-many-tries` after 10 in a day
 */
export async function sendApplication(db: Database, actor: SignedIn): Promise<Sent> {
  if ((await mayBeWorker(db, actor)) !== 'yes') throw new Refusal('not-allowed')
  await countTry(db, 'apply-account', actor.accountId)
  const { accountId } = actor
  return db.write(async (tx, now) => {
    const mine = eq(organisationDraft.accountId, accountId)
    const [draft] = await tx.select().from(organisationDraft).where(mine)
    if (!draft || (await hasApplied(tx, accountId))) throw new Refusal('already-done')
    const details = readDetails(draft.answers)
    if (!details) throw new Refusal('bad-input')
    const known = knownByOf(details)
    const taken = await findTaken(tx, known, null)
    if (taken) return { taken }
    const id = newId(now)
    const slug = await freeSlug(tx, known.name)
    const facts = { ...known, ...columnsOf(details), state: 'applied', concordatAt: now } as const
    await tx.insert(organisation).values({ id, slug, ...facts, createdAt: now })
    await addHat(tx, accountId, 'worker', now)
    const place = { organisationId: id, accountId, role: 'manager' } as const
    await tx.insert(membership).values({ ...place, displayName: details.contactName, since: now })
    await tx.delete(organisationDraft).where(mine)
    return { slug }
  })
}

/** Whether one of theirs is waiting, or was sent back: that is mended, not asked for again. */
async function hasApplied(tx: Writer, accountId: string): Promise<boolean> {
  const found = await tx
    .select({ id: organisation.id })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(
      and(
        eq(membership.accountId, accountId),
        eq(membership.role, 'manager'),
        isNull(membership.leftAt),
        eq(organisation.state, 'applied')
      )
    )
  return found.length > 0
}

/** "a-good-name", "a-good-name-2", … */
async function freeSlug(tx: Writer, name: string): Promise<string> {
  for (let nth = 1; ; nth++) {
    const slug = slugOf(name, nth)
    if ((await tx.$count(organisation, eq(organisation.slug, slug))) === 0) return slug
  }
}
