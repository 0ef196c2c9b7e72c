import { and, desc, eq, isNull } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { findOfferTerms, type OfferTerms } from '#lib/offers/find-offer-terms.server.ts'
import type { UntilChoice } from './until-choices.ts'
import { problemWithUntil, untilDateOf, type UntilProblem } from './until.server.ts'
import { sharingDraft } from './tables.server.ts'

/** The sharing questions for one offer, as far as they are answered. */
export interface SharingDraft {
  readonly id: string
  readonly terms: OfferTerms
  readonly answers: Readonly<Record<string, boolean>>
  readonly untilChoice: UntilChoice | null
  /** ISO date; set together with the choice. */
  readonly untilDate: string | null
  /** Set once the yes was given. */
  readonly consentId: string | null
}

/**
 * Begins the questions for one offer, or goes on with those begun before. Nothing is shared by it.
 *
 * @throws Refusal `not-found` when the offer is not open
 */
export async function startDraft(db: Database, actor: PersonActor, offerId: string): Promise<string> {
  return db.write(async (tx, now) => {
    if (!(await findOfferTerms(tx, offerId))) throw new Refusal('not-found')
    const [begun] = await tx
      .select({ id: sharingDraft.id })
      .from(sharingDraft)
      .where(and(ownedBy(actor), eq(sharingDraft.offerId, offerId), isNull(sharingDraft.consentId)))
      .orderBy(desc(sharingDraft.createdAt))
      .limit(1)
    if (begun) return begun.id
    const id = newRef()
    await tx
      .insert(sharingDraft)
      .values({ id, personId: actor.personId, offerId, answers: {}, createdAt: now })
    return id
  })
}

/** @throws Refusal `not-found` when it is not this person's, or the offer closed meanwhile */
export async function getDraft(
  read: Reader | Writer,
  actor: PersonActor,
  draftId: string
): Promise<SharingDraft> {
  const [row] = await read
    .select()
    .from(sharingDraft)
    .where(and(eq(sharingDraft.id, draftId), ownedBy(actor)))
  const terms = row && (await findOfferTerms(read, row.offerId))
  if (!terms) throw new Refusal('not-found')
  const untilChoice = row.untilChoice as UntilChoice | null
  return {
    id: row.id,
    terms,
    answers: row.answers,
    untilChoice,
    untilDate: row.untilDate,
    consentId: row.consentId
  }
}

/** Questions begun and not finished, newest first, for offers that are still open. */
export async function listDrafts(
  read: Reader,
  actor: PersonActor
): Promise<{ id: string; offerTitle: string; organisationName: string }[]> {
  const rows = await read
    .select({ id: sharingDraft.id, offerId: sharingDraft.offerId })
    .from(sharingDraft)
    .where(and(ownedBy(actor), isNull(sharingDraft.consentId)))
    .orderBy(desc(sharingDraft.createdAt))
    .limit(20)
  const drafts = await Promise.all(
    rows.map(async ({ id, offerId }) => {
      const terms = await findOfferTerms(read, offerId)
      return terms && { id, offerTitle: terms.title, organisationName: terms.organisationName }
    })
  )
  return drafts.filter((draft) => draft !== null)
}

/** Keeps a yes or no for each section. Takes section name → yes or no. */
export async function answerWhat(
  db: Database,
  actor: PersonActor,
  draftId: string,
  answers: Readonly<Record<string, boolean>>
): Promise<void> {
  await update(db, actor, draftId, { answers: { ...answers } })
}

/** Keeps the end. A preset becomes the day it means now, so that what is shown is what is agreed. */
export async function answerUntil(
  db: Database,
  actor: PersonActor,
  draftId: string,
  choice: UntilChoice,
  typedDate: string
): Promise<UntilProblem | null> {
  const untilDate = choice === 'date' ? typedDate : untilDateOf(choice, db.now())
  const problem = problemWithUntil(untilDate, db.now())
  if (problem) return problem
  await update(db, actor, draftId, { untilChoice: choice, untilDate })
  return null
}

async function update(
  db: Database,
  actor: PersonActor,
  draftId: string,
  values: Partial<typeof sharingDraft.$inferInsert>
): Promise<void> {
  await db.write(async (tx) => {
    const changed = await tx
      .update(sharingDraft)
      .set(values)
      .where(and(eq(sharingDraft.id, draftId), ownedBy(actor), isNull(sharingDraft.consentId)))
      .returning({ id: sharingDraft.id })
    if (changed.length === 0) throw new Refusal('not-found')
  })
}

/** Marks the draft as given, once. */
export async function closeDraft(
  tx: Writer,
  actor: PersonActor,
  draftId: string,
  consentId: string
): Promise<void> {
  await tx
    .update(sharingDraft)
    .set({ consentId })
    .where(and(eq(sharingDraft.id, draftId), ownedBy(actor)))
}

function ownedBy(actor: PersonActor) {
  return eq(sharingDraft.personId, actor.personId)
}
