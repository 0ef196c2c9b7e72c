import { and, desc, eq, isNull } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { findWorkerName } from '#lib/organisations/find-membership.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { findOfferTerms } from '#lib/offers/find-offer-terms.server.ts'
import { sectionNames, type SectionName } from '#lib/record/sections.ts'
import { findDraftSubject, type DraftAbout } from './draft-subject.server.ts'
import type { NamedRecipient } from './notice.server.ts'
import type { Purpose } from './purposes.ts'
import { mayHold, type AccessKind, type Recipient } from './rules.ts'
import type { UntilChoice } from './until-choices.ts'
import { sharingDraft } from './tables.server.ts'

/** The questions of one yes, as far as they are answered. */
export interface SharingDraft {
  readonly id: string
  readonly about: DraftAbout
  readonly organisationId: string
  readonly organisationName: string
  /** The one worker whom it can be for instead of the whole service; null when there is none. */
  readonly worker: { readonly accountId: string; readonly name: string } | null
  readonly recipient: Recipient
  readonly named: NamedRecipient
  readonly purpose: Purpose
  /** What they ask for: each needs an answer. */
  readonly asksFor: readonly string[]
  /** What they say they cannot do without; the person may still leave it. */
  readonly needed: readonly string[]
  /** All that this recipient may ever hold, in the order of the record. */
  readonly holds: readonly SectionName[]
  readonly answers: Readonly<Record<string, boolean>>
  readonly access: AccessKind
  /** ISO date; null for now. */
  readonly fromDate: string | null
  readonly untilChoice: UntilChoice | null
  /** ISO date; set together with the choice. */
  readonly untilDate: string | null
  /** Set once the yes was given. */
  readonly consentId: string | null
}

/** @throws Refusal `not-found` when it is not this person's, or what it is about is not there any more */
export async function getDraft(
  read: Reader | Writer,
  actor: PersonActor,
  draftId: string
): Promise<SharingDraft> {
  const [row] = await read
    .select()
    .from(sharingDraft)
    .where(and(eq(sharingDraft.id, draftId), eq(sharingDraft.personId, actor.personId)))
  const subject = row && (await findDraftSubject(read, actor, row))
  const organisation = subject && (await findOrganisationFacts(read, subject.organisationId))
  if (!organisation || organisation.state !== 'verified') throw new Refusal('not-found')
  const { about, organisationId, purpose, asksFor, needed } = subject
  const mayBeFor = row.workerId ?? subject.workerId
  const workerName = mayBeFor && (await findWorkerName(read, mayBeFor, organisationId))
  const worker = mayBeFor && workerName ? { accountId: mayBeFor, name: workerName } : null
  const held = mayHold({ recipient: row.workerId ? 'worker' : 'organisation', organisation })
  return {
    id: row.id,
    about,
    organisationId,
    organisationName: organisation.name,
    worker,
    recipient: row.workerId
      ? { kind: 'worker', organisationId, accountId: row.workerId }
      : { kind: 'organisation', organisationId },
    named: row.workerId
      ? { kind: 'worker', name: workerName ?? '', organisation: organisation.name }
      : { kind: 'organisation', organisation: organisation.name },
    purpose,
    asksFor,
    needed,
    holds: sectionNames.filter((section) => held.includes(section)),
    answers: row.answers,
    access: row.access,
    fromDate: row.fromDate,
    untilChoice: row.untilChoice as UntilChoice | null,
    untilDate: row.untilDate,
    consentId: row.consentId
  }
}

/** Whether these are questions of this person about an offer that closed since they began. */
export async function isClosedDraft(
  { read, now }: Pick<Database, 'read' | 'now'>,
  actor: PersonActor,
  draftId: string
): Promise<boolean> {
  const [row] = await read
    .select({ offerId: sharingDraft.offerId })
    .from(sharingDraft)
    .where(
      and(
        eq(sharingDraft.id, draftId),
        eq(sharingDraft.personId, actor.personId),
        isNull(sharingDraft.consentId)
      )
    )
  return Boolean(row?.offerId) && !(await findOfferTerms(read, row?.offerId ?? '', now()))
}

/** Sections that this draft says yes to and its recipient may hold, sorted. */
export function chosenSections({ answers, holds }: Pick<SharingDraft, 'answers' | 'holds'>): SectionName[] {
  return holds.filter((section) => answers[section] === true).sort()
}

/** Questions begun and not finished, newest first, for what is still open. */
export async function listDrafts(
  read: Reader,
  actor: PersonActor
): Promise<{ id: string; offerTitle: string; organisationName: string }[]> {
  const rows = await read
    .select({ id: sharingDraft.id })
    .from(sharingDraft)
    .where(and(eq(sharingDraft.personId, actor.personId), isNull(sharingDraft.consentId)))
    .orderBy(desc(sharingDraft.createdAt))
    .limit(20)
  const drafts = await Promise.all(rows.map(({ id }) => findOfferDraft(read, actor, id)))
  return drafts.filter((draft) => draft !== null)
}

/** Only what began with an offer: a request and a running yes have pages of their own. */
async function findOfferDraft(read: Reader, actor: PersonActor, draftId: string) {
  try {
    const { id, about, organisationName } = await getDraft(read, actor, draftId)
    return about.kind === 'offer' ? { id, offerTitle: about.title, organisationName } : null
  } catch (cause) {
    if (cause instanceof Refusal) return null
    throw cause
  }
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
    .where(and(eq(sharingDraft.id, draftId), eq(sharingDraft.personId, actor.personId)))
}
