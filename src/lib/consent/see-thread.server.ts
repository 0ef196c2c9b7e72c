import { and, eq, isNull } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { findFacts } from './gate-facts.server.ts'
import { isOpen, type Facts } from './rules.ts'
import { assignment, sharingThread } from './tables.server.ts'

/** A sharing that this worker may know of now, without a look at what is shared. */
export interface SeenThread {
  readonly personId: string
  readonly dataKeyId: string
  readonly consentId: string
  /** The last day, ISO date. */
  readonly untilDate: string
  /** Whether it is for this worker alone. */
  readonly named: boolean
  /** Account of the worker who helps the person there; null while nobody does. */
  readonly helperId: string | null
  /** Whether the viewer is the one it is for, or the one who helps. */
  readonly mine: boolean
}

/**
 * The sharing behind a reference, while the gate's own rules let this worker know of it; else null, whatever
 * the reason. It opens nothing. Test: `referrals/inbox.test.ts`.
 */
export async function seeThread(
  read: Reader | Writer,
  viewer: WorkerActor,
  ref: string,
  now: number
): Promise<SeenThread | null> {
  const found = await findFacts(read, viewer, ref)
  if (!found?.dataKeyId) return null
  const { personId, dataKeyId, facts, head } = found
  const at = Math.max(now, head.at)
  if (!facts.consent || !isOpen(facts, at)) return null
  const { consentId, untilDate } = facts.consent
  const helperId = await findHelper(read, personId, viewer.organisationId)
  const named = facts.viewerIsNamed
  return {
    ...{ personId, dataKeyId, consentId, untilDate, named, helperId },
    mine: named || facts.viewerIsAssigned
  }
}

/** How a person's own sharing stands for whom it is for: they can look, not just now, or not any more. */
export type ThreadStanding = 'open' | 'paused' | 'over'

export interface PersonsThread {
  readonly standing: ThreadStanding
  /** The newest yes; null when there is none. */
  readonly consentId: string | null
  /** Account of the one worker it is for, or who helps the person there; null while that is nobody. */
  readonly workerId: string | null
  /** Account of the one worker it is for; null for the whole service. */
  readonly namedId: string | null
}

/** No service stands behind it. */
const nobodys: PersonsThread = { standing: 'over', consentId: null, workerId: null, namedId: null }

/** The same question from the person's side: whether anybody of the service can look. `now` is ms UTC. */
export async function threadStanding(
  read: Reader | Writer,
  ref: string,
  now: number
): Promise<PersonsThread> {
  const [thread] = await read.select().from(sharingThread).where(eq(sharingThread.ref, ref))
  if (!thread?.organisationId) return nobodys
  const { personId, organisationId, workerId } = thread
  const found = await findFacts(read, asIfTheirs(organisationId, workerId), ref)
  if (!found) return nobodys
  // A whole organisation has somebody there; the one worker it is for may have left.
  const facts = { ...found.facts, viewerBelongs: workerId === null || found.facts.viewerBelongs }
  return {
    standing: standingOf(facts, Math.max(now, found.head.at)),
    consentId: facts.consent?.consentId ?? null,
    workerId: workerId ?? (await findHelper(read, personId, organisationId)),
    namedId: workerId
  }
}

/** Paused, to be looked at again, or yet to start: it may open again by itself or with one tap. */
function standingOf(facts: Facts, at: number): ThreadStanding {
  if (isOpen(facts, at)) return 'open'
  const consent = facts.consent && asIfGoingOn(facts.consent)
  return isOpen({ ...facts, pausedEverythingAt: null, consent }, at) ? 'paused' : 'over'
}

/** What is over stays over. */
function asIfGoingOn(consent: NonNullable<Facts['consent']>): Facts['consent'] {
  const state = consent.state === 'paused' ? 'open' : consent.state
  return { ...consent, state, from: 0, reconfirmBy: Infinity }
}

function asIfTheirs(organisationId: string, workerId: string | null): WorkerActor {
  const nobody = { organisationName: '', role: 'worker', displayName: '' } as const
  return { kind: 'worker', accountId: workerId ?? '', organisationId, ...nobody }
}

/** Account of the worker who helps this person at this organisation now. */
async function findHelper(
  read: Reader | Writer,
  personId: string,
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
