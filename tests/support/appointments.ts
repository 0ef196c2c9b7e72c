import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { proposeTimes } from '#lib/appointments/propose-times.server.ts'
import type { Proposal } from '#lib/appointments/proposal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId, newRef } from '#lib/database/new-id.ts'
import { interest } from '#lib/referrals/tables.server.ts'
import { anOffer, type TestOrganisation } from './people.ts'
import { giveTo, sharedStory, type SharedStory } from './sharing.ts'

export const hour = 60 * 60 * 1000 // ms
export const day = 24 * hour

/** An interest of this person in an offer of this organisation, with what they share there. Answers its id. */
export async function anInterest(
  db: Database,
  actor: PersonActor,
  at: TestOrganisation,
  threadRef?: string
): Promise<string> {
  const ref = threadRef ?? (await giveTo(db, actor, at)).threadRef
  const offerId = await anOffer(db, at)
  const id = newId(db.now())
  await db.write(async (tx, now) => {
    await tx
      .insert(interest)
      .values({ id, personId: actor.personId, offerId, threadRef: ref, state: 'ACCEPTED', sentAt: now })
  })
  return id
}

export interface MeetingStory extends SharedStory {
  readonly interestId: string
}

/** Sam shares with Connect Housing, where Anna helps, and is interested in a room. */
export async function meetingStory(db: Database): Promise<MeetingStory> {
  const story = await sharedStory(db)
  return { ...story, interestId: await anInterest(db, story.actor, story.at, story.ref) }
}

/** Tomorrow and the day after, for half an hour, at the office. */
export function aProposal(db: Database, but: Partial<Proposal> = {}): Proposal {
  return {
    times: [db.now() + day, db.now() + 2 * day],
    minutes: 30,
    how: 'place',
    where: '1 Market Street, Oxford. Ask for Anna.',
    bring: 'Your letter',
    ...but
  }
}

/** A worker offers times. Answers the appointment's id. */
export async function propose(
  db: Database,
  viewer: WorkerActor,
  interestId: string,
  but: Partial<Proposal> = {}
): Promise<string> {
  const id = newRef()
  await proposeTimes(db, viewer, interestId, id, aProposal(db, but))
  return id
}
