import { and, desc, eq, isNull } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { findOfferTerms } from '#lib/offers/find-offer-terms.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import { getConsent } from './get-consent.ts'
import { canAnswer, canDo, heldElsewhere } from './rules.ts'
import { sharingDraft, sharingThread } from './tables.server.ts'

/**
 * Begins the questions for one offer, or goes on with those begun before. Nothing is shared by it.
 *
 * @throws Refusal `not-found` when the offer is not open
 */
export async function startDraft(db: Database, actor: PersonActor, offerId: string): Promise<string> {
  return db.write(async (tx, now) => {
    if (!(await findOfferTerms(tx, offerId, now))) throw new Refusal('not-found')
    const [begun] = await tx
      .select({ id: sharingDraft.id })
      .from(sharingDraft)
      .where(
        and(
          eq(sharingDraft.personId, actor.personId),
          eq(sharingDraft.offerId, offerId),
          isNull(sharingDraft.consentId)
        )
      )
      .orderBy(desc(sharingDraft.createdAt))
      .limit(1)
    return begun?.id ?? addDraft(tx, actor, now, { offerId, answers: {} })
  })
}

/**
 * Begins the answer to a request. "All" says yes to each section that is asked for, needed or not, as the
 * page has just shown them; "part" leaves each to the person. Begun again, it begins anew.
 *
 * @throws Refusal `not-found` when it is not this person's, `already-done` when it was answered or is over
 */
export async function startAnswer(
  db: Database,
  actor: PersonActor,
  requestId: string,
  answer: 'all' | 'part'
): Promise<string> {
  return changeSharing(db, actor.personId, async ({ tx, at, sharing }) => {
    const request = sharing.requests.get(requestId)
    if (!request) throw new Refusal('not-found')
    if (!canAnswer(request, at)) throw new Refusal('already-done')
    await forgetBegun(tx, actor, eq(sharingDraft.requestId, requestId))
    const held = heldElsewhere(sharing, () => false, at)
    const asked = [...request.needed, ...request.optional].filter((section) => !held.includes(section))
    return addDraft(tx, actor, at, {
      requestId,
      answers: answer === 'all' ? Object.fromEntries(asked.map((section) => [section, true])) : {},
      access: answer === 'all' ? request.access : 'look',
      untilChoice: 'asked',
      untilDate: request.untilDate
    })
  })
}

/**
 * Begins to change a yes, or to go on with it for longer, from what was agreed. What was agreed stays as it
 * is until the new yes.
 *
 * @throws Refusal `not-found` when it is not this person's, or for a supporter, `already-done` when it is over
 */
export async function startChange(
  db: Database,
  actor: PersonActor,
  consentId: string,
  what: 'change' | 'renew'
): Promise<string> {
  return changeSharing(db, actor.personId, async ({ tx, at, sharing }) => {
    const consent = getConsent(sharing, consentId)
    const [thread] = await tx.select().from(sharingThread).where(eq(sharingThread.ref, consent.threadRef))
    if (!thread?.organisationId) throw new Refusal('not-found')
    if (!canDo(what, consent, at)) throw new Refusal('already-done')
    await forgetBegun(tx, actor, eq(sharingDraft.changesId, consentId))
    const answers = Object.fromEntries(consent.sections.map((section) => [section, true]))
    const until = what === 'change' ? { untilChoice: 'same', untilDate: consent.untilDate } : {}
    const { access } = consent
    return addDraft(tx, actor, at, {
      changesId: consentId,
      answers,
      access,
      workerId: thread.workerId,
      ...until
    })
  })
}

async function addDraft(
  tx: Writer,
  { personId }: PersonActor,
  now: number,
  values: Omit<typeof sharingDraft.$inferInsert, 'id' | 'personId' | 'createdAt'>
): Promise<string> {
  const id = newRef()
  await tx.insert(sharingDraft).values({ id, personId, createdAt: now, ...values })
  return id
}

async function forgetBegun(tx: Writer, actor: PersonActor, about: ReturnType<typeof eq>): Promise<void> {
  await tx
    .delete(sharingDraft)
    .where(and(eq(sharingDraft.personId, actor.personId), about, isNull(sharingDraft.consentId)))
}
