import { and, eq, isNull } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { findOfferTerms } from '#lib/offers/find-offer-terms.server.ts'
import { isPurpose, purposeOf, type Purpose } from './purposes.ts'
import type { AccessKind } from './rules.ts'
import { assignment, consent, consentRequest, sharingThread, type sharingDraft } from './tables.server.ts'

/** What the sharing questions began with. */
export type DraftAbout =
  | { readonly kind: 'offer'; readonly offerId: string; readonly title: string }
  | {
      readonly kind: 'request'
      readonly requestId: string
      readonly access: AccessKind
      /** ISO date that they ask for. */
      readonly untilDate: string
    }
  | {
      readonly kind: 'consent'
      readonly consentId: string
      /** ISO date that was agreed. */
      readonly untilDate: string
    }

export interface DraftSubject {
  readonly about: DraftAbout
  readonly organisationId: string
  /** Account of the worker whom it could be for alone. */
  readonly workerId: string | null
  readonly purpose: Purpose
  readonly asksFor: readonly string[]
  readonly needed: readonly string[]
}

type Begun = Pick<typeof sharingDraft.$inferSelect, 'offerId' | 'requestId' | 'changesId'>

/** Null when it is not this person's, or not there any more. */
export function findDraftSubject(
  read: Reader | Writer,
  actor: PersonActor,
  { offerId, requestId, changesId }: Begun
): Promise<DraftSubject | null> {
  if (offerId) return ofOffer(read, actor, offerId)
  if (requestId) return ofRequest(read, actor, requestId)
  return changesId ? ofConsent(read, actor, changesId) : Promise.resolve(null)
}

async function ofOffer(
  read: Reader | Writer,
  actor: PersonActor,
  offerId: string
): Promise<DraftSubject | null> {
  const terms = await findOfferTerms(read, offerId)
  if (!terms) return null
  return {
    about: { kind: 'offer', offerId, title: terms.title },
    organisationId: terms.organisationId,
    workerId: await findHelper(read, actor, terms.organisationId),
    purpose: purposeOf(terms.mainPathway),
    asksFor: terms.asksFor,
    needed: []
  }
}

async function ofRequest(
  read: Reader | Writer,
  actor: PersonActor,
  requestId: string
): Promise<DraftSubject | null> {
  const [row] = await read
    .select()
    .from(consentRequest)
    .where(and(eq(consentRequest.id, requestId), eq(consentRequest.personId, actor.personId)))
  if (!row || !isPurpose(row.purpose)) return null
  const { access, untilDate, needed, optional } = row
  return {
    about: { kind: 'request', requestId, access, untilDate },
    organisationId: row.organisationId,
    workerId: row.askedBy,
    purpose: row.purpose,
    asksFor: [...needed, ...optional],
    needed
  }
}

/** A supporter's has its own pages: nobody asks there, and the address of a person's family is no service's. */
async function ofConsent(
  read: Reader | Writer,
  actor: PersonActor,
  consentId: string
): Promise<DraftSubject | null> {
  const [row] = await read
    .select({ consent, thread: sharingThread })
    .from(consent)
    .innerJoin(sharingThread, eq(sharingThread.ref, consent.threadRef))
    .where(and(eq(consent.id, consentId), eq(consent.personId, actor.personId)))
  if (!row?.thread.organisationId || !isPurpose(row.thread.purpose)) return null
  const { organisationId, workerId, purpose } = row.thread
  return {
    about: { kind: 'consent', consentId, untilDate: row.consent.untilDate },
    organisationId,
    workerId: workerId ?? (await findHelper(read, actor, organisationId)),
    purpose,
    asksFor: row.consent.sections,
    needed: []
  }
}

/** Account of the worker who helps this person there now. */
async function findHelper(
  read: Reader | Writer,
  { personId }: PersonActor,
  organisationId: string
): Promise<string | null> {
  const [row] = await read
    .select({ accountId: assignment.accountId })
    .from(assignment)
    .where(
      and(
        eq(assignment.personId, personId),
        eq(assignment.organisationId, organisationId),
        isNull(assignment.endedAt)
      )
    )
  return row?.accountId ?? null
}
