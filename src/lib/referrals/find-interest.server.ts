import { eq, getTableColumns } from 'drizzle-orm'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { seeThread, type SeenThread } from '#lib/consent/see-thread.server.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import type { Pathway } from '#lib/offers/rules.ts'
import { offer } from '#lib/offers/tables.server.ts'
import type { InterestState } from './rules.ts'
import { interest } from './tables.server.ts'

/** An interest with whom it is between. Instants are ms UTC. */
export interface Interest {
  readonly id: string
  readonly personId: string
  readonly threadRef: string
  readonly offerId: string
  readonly offerTitle: string
  /** What it was about, to find others like it. */
  readonly offerPathways: readonly Pathway[]
  readonly offerAreas: readonly string[]
  readonly organisationId: string
  readonly organisationName: string
  readonly state: InterestState
  readonly sentAt: number
  readonly seenAt: number | null
  readonly answeredAt: number | null
  readonly listedAt: number | null
  readonly startedAt: number | null
  readonly finishedAt: number | null
  readonly withdrawnAt: number | null
  /** Account of the worker who takes care of it. */
  readonly assignedTo: string | null
  readonly revision: number
}

/** The same as a worker may know it. */
export interface InterestOf extends Interest {
  /** What the gate lets this worker know of the sharing that it rests on. */
  readonly thread: SeenThread
}

/** An interest of this person; null when it is not theirs. */
export async function findOwnInterest(
  db: Pick<Database, 'read'>,
  actor: PersonActor,
  interestId: string
): Promise<Interest | null> {
  const found = await findInterest(db.read, interestId)
  return found?.personId === actor.personId ? found : null
}

/**
 * An interest in an offer of this organisation, while the gate's rules let this worker know of its sharing:
 * it is open, nobody is blocked or suspended, and it is not for another worker alone. Else null, whatever
 * the reason. Test: `inbox.test.ts`.
 */
export function findInterestOf(
  db: Pick<Database, 'read' | 'now'>,
  viewer: WorkerActor,
  organisationId: string,
  interestId: string
): Promise<InterestOf | null> {
  if (viewer.organisationId !== organisationId) return Promise.resolve(null)
  return findInterestIn(db.read, db.now(), viewer, interestId)
}

/** The same inside a write, at its time: ms UTC. */
export async function findInterestIn(
  read: Reader | Writer,
  now: number,
  viewer: WorkerActor,
  interestId: string
): Promise<InterestOf | null> {
  const found = await findInterest(read, interestId)
  if (!found || found.organisationId !== viewer.organisationId) return null
  const thread = await seeThread(read, viewer, found.threadRef, now)
  return thread?.personId === found.personId ? { ...found, thread } : null
}

/** Who asks is the caller's to check. */
export async function findInterest(read: Reader | Writer, interestId: string): Promise<Interest | null> {
  const { answerSealed: _, usefulSealed: __, remindedAt: ___, ...facts } = getTableColumns(interest)
  const [found] = await read
    .select({
      ...facts,
      offerTitle: offer.title,
      offerPathways: offer.pathways,
      offerAreas: offer.areas,
      organisationId: organisation.id,
      organisationName: organisation.name
    })
    .from(interest)
    .innerJoin(offer, eq(offer.id, interest.offerId))
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(eq(interest.id, interestId))
  return found ?? null
}
