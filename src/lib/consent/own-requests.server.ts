import { and, desc, eq, sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findWorkerName } from '#lib/organisations/find-membership.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { openOwnKey } from '#lib/record/own-record.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import type { Asking } from './fold.ts'
import { findPersonsTime } from './persons-time.server.ts'
import { openRequestText, type RequestText } from './request-words.server.ts'
import { canAnswer, requestStatusOf, type RequestStatus } from './rules.ts'
import { consentRequest } from './tables.server.ts'

/** A request as the person who is asked sees it. Instants are ms UTC. */
export interface OwnRequest extends Pick<
  Asking,
  'requestId' | 'organisationId' | 'purpose' | 'access' | 'needed' | 'optional' | 'untilDate'
> {
  readonly organisationName: string
  /** Null when whoever asked has gone. */
  readonly workerName: string | null
  readonly status: RequestStatus
  readonly askedAt: number
  readonly lapsesAt: number
  readonly consentId: string | null
}

/** Requests of this person that wait for an answer, newest first. */
export async function listOwnRequests(db: Database, { personId }: PersonActor): Promise<OwnRequest[]> {
  const rows = await db.read
    .select()
    .from(consentRequest)
    .where(
      and(eq(consentRequest.personId, personId), sql`${consentRequest.state} IN ('requested', 'deferred')`)
    )
    .orderBy(desc(consentRequest.askedSeq))
  const now = await findPersonsTime(db, personId)
  const requests = await Promise.all(rows.map((row) => describe(db, row, now)))
  return requests.filter(({ status }) => status !== 'lapsed')
}

/**
 * One request, while it waits with the service's own words: those of one that is over may be sealed with a
 * key that is gone.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function getOwnRequest(
  db: Database,
  actor: PersonActor,
  requestId: string
): Promise<OwnRequest & { readonly text: RequestText }> {
  const [row] = await db.read
    .select()
    .from(consentRequest)
    .where(and(eq(consentRequest.id, requestId), eq(consentRequest.personId, actor.personId)))
  if (!row) throw new Refusal('not-found')
  const request = await describe(db, row, await findPersonsTime(db, actor.personId))
  if (request.status !== 'requested' && request.status !== 'deferred') {
    return { ...request, text: { onNo: '', note: '' } }
  }
  const key = await openOwnKey(db, actor)
  return { ...request, text: openRequestText(key, actor.personId, requestId, row.sealedWords) }
}

/** What a suspended service asked is over: nobody could be let in there. */
async function describe(
  db: Database,
  row: typeof consentRequest.$inferSelect,
  now: number
): Promise<OwnRequest> {
  const { id: requestId, organisationId, purpose, access, needed, optional, untilDate } = row
  const organisation = await findOrganisationFacts(db.read, organisationId)
  const workerName = row.askedBy && (await findWorkerName(db.read, row.askedBy, organisationId))
  const status = requestStatusOf(row, now)
  const isOpen = status === 'requested' || status === 'deferred'
  return {
    requestId,
    organisationId,
    purpose,
    access,
    needed,
    optional,
    untilDate,
    organisationName: organisation?.name ?? '',
    workerName: workerName || null,
    status: isOpen && organisation?.state !== 'verified' ? 'lapsed' : status,
    askedAt: row.askedAt,
    lapsesAt: row.lapsesAt,
    consentId: row.consentId
  }
}

/**
 * "Not now": the request waits on, as long as it would have. Twice is once, and what is over stays so.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function deferRequest(db: Database, actor: PersonActor, requestId: string): Promise<void> {
  await answer(db, actor, requestId, 'deferred')
}

/**
 * "No": it ends this request and nothing else; what runs with the same service runs on to its end. They may
 * not ask again for 28 days. Twice is once, and what is over stays so.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function refuseRequest(db: Database, actor: PersonActor, requestId: string): Promise<void> {
  await answer(db, actor, requestId, 'refused')
}

async function answer(
  db: Database,
  actor: PersonActor,
  requestId: string,
  kind: 'deferred' | 'refused'
): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    const request = change.sharing.requests.get(requestId)
    if (!request) throw new Refusal('not-found')
    if (!canAnswer(request, change.at) || request.state === kind) return
    const { organisationId } = request
    const organisation = await findOrganisationFacts(change.tx, organisationId)
    await change.record({ kind, requestId })
    await change.tell({
      what: kind === 'refused' ? 'refused' : 'left-for-now',
      sections: [...request.needed, ...request.optional].sort(),
      party: { kind: 'organisation', organisationId, organisation: organisation?.name ?? '' }
    })
  })
}
