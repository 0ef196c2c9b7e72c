import { and, eq } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { countTry, uncountTry } from '#lib/accounts/limits.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { isWorkerOf } from '#lib/organisations/find-membership.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { isShownOrganisation } from '#lib/organisations/rules.ts'
import { keepNotice } from '#lib/record/keep-notice.server.ts'
import { spendAskCode } from './ask-codes.server.ts'
import { holdsLink, longestAskText } from './ask-rules.ts'
import { changeSharing, type SharingChange } from './change-sharing.server.ts'
import { findAskable } from './find-askable.server.ts'
import { servicePurposes, type Purpose } from './purposes.ts'
import { requestNotice } from './request-notice.server.ts'
import { sealRequestText } from './request-words.server.ts'
import { mayHold, problemWithAsking, requestLapsesAfter, type AccessKind } from './rules.ts'
import { consentRequest } from './tables.server.ts'
import { problemWithUntil } from './until.server.ts'
import { workerAsActor } from './worker-as-actor.ts'

export interface Ask {
  /** Made with the form, so that a second press finds what the first one did: 22 letters of base64url. */
  readonly requestId: string
  readonly purpose: Purpose
  readonly access: AccessKind
  /** Names of sections; one is in neither or in one of the two. */
  readonly needed: readonly string[]
  readonly optional: readonly string[]
  /** ISO date in Europe/London. */
  readonly untilDate: string
  /** What happens on a no: what the person still gets. */
  readonly onNo: string
  /** Empty when there is none. */
  readonly note: string
}

/**
 * A worker asks a person to see something. Nothing opens by it, and the worker learns nothing by it: the
 * person answers, or does not. Tests: `requests.test.ts`.
 *
 * @param ref from `listAskable`, or from `claimAskCode`
 * @throws Refusal `not-found` for everybody whom this worker may not ask now, whatever the reason;
 *   `not-allowed` for an organisation that may ask nobody, or whose yearly check is long overdue; `bad-input` for a section that it may not hold,
 *   none at all, an end in the past or over 12 months ahead, words that are missing, too long or hold a
 *   link; `too-many-tries` after 20 in a day
 */
export async function askForConsent(
  db: Database,
  viewer: WorkerActor,
  ref: string,
  ask: Ask
): Promise<string> {
  const asked = await findAsked(db, viewer, ask.requestId)
  if (asked) return asked
  const askable = await findAskable(db.read, viewer, ref, db.now())
  if (!askable) throw new Refusal('not-found')
  await countTry(db, 'ask-organisation', viewer.organisationId)
  try {
    return await changeSharing(db, askable.personId, (change) => request(change, viewer, ref, ask))
  } catch (cause) {
    // A form that came back is no request.
    if (cause instanceof Refusal) await uncountTry(db, 'ask-organisation', viewer.organisationId)
    throw cause
  }
}

async function request(change: SharingChange, viewer: WorkerActor, ref: string, ask: Ask): Promise<string> {
  const { tx, at, sharing, key } = change
  if (sharing.requests.has(ask.requestId)) return ask.requestId
  const askable = await findAskable(tx, viewer, ref, at)
  const organisation = await findOrganisationFacts(tx, viewer.organisationId)
  if (!askable || organisation?.state !== 'verified') throw new Refusal('not-found')
  if (!(await isWorkerOf(tx, viewer.accountId, viewer.organisationId))) throw new Refusal('not-found')
  const problem = problemWithAsking({ ...viewer, kind: organisation.kind }, sharing, at)
  if (problem === 'may-not-ask' || !isShownOrganisation(organisation, at)) throw new Refusal('not-allowed')
  if (problem === 'already-asked' || (problem === 'cooling-off' && askable.by === 'interest')) {
    throw new Refusal('not-found')
  }
  const { requestId, purpose, access, untilDate } = ask
  const held: readonly string[] = mayHold({ recipient: 'organisation', organisation })
  const needed = [...new Set(ask.needed)].sort()
  const optional = [...new Set(ask.optional)].filter((section) => !needed.includes(section)).sort()
  const sections = [...needed, ...optional]
  const fits =
    /^[\w-]{22}$/.test(requestId) &&
    (servicePurposes as readonly string[]).includes(purpose) &&
    sections.length > 0 &&
    sections.every((section) => held.includes(section)) &&
    problemWithUntil(untilDate, at) === null &&
    fitsText(ask.onNo) &&
    (ask.note === '' || fitsText(ask.note))
  if (!fits) throw new Refusal('bad-input')
  const notice = requestNotice(
    {
      worker: viewer.displayName,
      organisation: organisation.name,
      purpose,
      needed,
      optional,
      access,
      untilDate
    },
    at
  )
  await change.record(
    {
      kind: 'requested',
      requestId,
      organisationId: viewer.organisationId,
      purpose,
      access,
      needed,
      optional,
      untilDate,
      noticeSha256: await keepNotice(tx, notice, at),
      lapsesAt: at + requestLapsesAfter
    },
    { sealedWords: sealRequestText(key, askable.personId, requestId, ask), askedBy: viewer.accountId }
  )
  if (askable.by === 'code') await spendAskCode(tx, ref, requestId)
  await change.tell({ what: 'asked', actor: workerAsActor(viewer), sections: sections.sort(), purpose })
  return requestId
}

function fitsText(text: string): boolean {
  return text.trim() !== '' && text.length <= longestAskText && !holdsLink(text)
}

/** A request of this organisation with this id. An id that belongs elsewhere is no id to use. */
async function findAsked(db: Database, viewer: WorkerActor, requestId: string): Promise<string | null> {
  const [row] = await db.read
    .select({ organisationId: consentRequest.organisationId })
    .from(consentRequest)
    .where(and(eq(consentRequest.id, requestId)))
  if (!row) return null
  if (row.organisationId !== viewer.organisationId) throw new Refusal('bad-input')
  return requestId
}
