import { and, desc, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { newRef } from '#lib/database/new-id.ts'
import { addInterest } from '#lib/referrals/add-interest.server.ts'
import { interest } from '#lib/referrals/tables.server.ts'
import type { TestDatabase } from './database.ts'
import { anOffer, type TestOrganisation } from './people.ts'
import { sharedStory, type SharedStory } from './sharing.ts'

/** Sends an interest in this offer, or a new one, on a sharing that runs. Answers its id. */
export async function sendInterest(
  db: TestDatabase,
  { personId, way }: PersonActor,
  at: Pick<TestOrganisation, 'id'> & Partial<TestOrganisation>,
  threadRef: string,
  offerId?: string
): Promise<string> {
  const about = offerId ?? (await anOffer(db, at as TestOrganisation))
  // Later than whatever was before, so that the newest is the newest.
  db.clock.move(1)
  const sent = { offerId: about, organisationId: at.id, threadRef, workerId: null }
  await db.write((tx, now) => addInterest(tx, { kind: 'person', personId, way }, sent, now))
  const [row] = await db.read
    .select({ id: interest.id })
    .from(interest)
    .where(and(eq(interest.personId, personId), eq(interest.offerId, about)))
    .orderBy(desc(interest.sentAt), desc(interest.id))
  return row!.id // just written
}

export interface InterestStory extends SharedStory {
  readonly interestId: string
  readonly offerId: string
}

/** `sharedStory`, and Sam is interested in an offer of Connect Housing. */
export async function interestStory(db: TestDatabase): Promise<InterestStory> {
  const story = await sharedStory(db)
  const offerId = await anOffer(db, story.at)
  const interestId = await sendInterest(db, story.actor, story.at, story.ref, offerId)
  return { ...story, offerId, interestId }
}

/** The row as it stands. */
export async function rowOf(db: TestDatabase, interestId: string) {
  const [row] = await db.read.select().from(interest).where(eq(interest.id, interestId))
  return row
}

/** What a worker presses on the page as it stands now. */
export async function pressed(db: TestDatabase, interestId: string) {
  return { interestId, revision: (await rowOf(db, interestId))?.revision ?? 0 }
}

export function aMessage(interestId: string, words = 'Hello') {
  return { interestId, key: newRef(), words }
}
