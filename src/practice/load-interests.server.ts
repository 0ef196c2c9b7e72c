import { and, eq } from 'drizzle-orm'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { account, hat } from '#lib/accounts/tables.server.ts'
import { answerUntil, answerWhat } from '#lib/consent/answer-draft.server.ts'
import { draftNotice } from '#lib/consent/draft-notice.server.ts'
import { getDraft } from '#lib/consent/draft.server.ts'
import { giveDraft } from '#lib/consent/give-draft.server.ts'
import { startDraft } from '#lib/consent/start-draft.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId, newRef } from '#lib/database/new-id.ts'
import { sendAsPerson } from '#lib/messages/send-message.server.ts'
import { findMembership } from '#lib/organisations/find-membership.server.ts'
import { membership, organisation } from '#lib/organisations/tables.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { answerInterest } from '#lib/referrals/answer-interest.server.ts'
import { findInterest } from '#lib/referrals/find-interest.server.ts'
import { takeInterest } from '#lib/referrals/give-to-colleague.server.ts'
import { seeInterest } from '#lib/referrals/see-interest.server.ts'
import { interest } from '#lib/referrals/tables.server.ts'
import { cast } from './cast.ts'
import { loadAppointments } from './load-appointments.server.ts'
import { findCastAccount } from './load-cast.server.ts'

const day = 24 * 60 * 60 * 1000 // ms

/**
 * What is under way when somebody tries Waymark: Sam asked Connect Housing for a room, Anna has seen it and Sam
 * wrote a line; with help to keep a home they have met already; Sam is on a waiting list for a mentor, and can
 * choose a time with somebody who meets people at the gate; and Jay has waited for Connect Housing too long.
 * The cast and the organisations are there already.
 */
export async function loadInterests(db: Database): Promise<void> {
  const sam = await person(db, 'outside')
  const jay = await person(db, 'inside')
  const anna = await worker(db, await accountOf(db, 'housing-worker'), 'connect-housing')
  const mo = await worker(db, await addWorker(db, 'long-road-mentors', 'Mo'), 'long-road-mentors')

  const room = await say(db, sam, 'A room for 12 weeks, with support', day)
  const seen = await seeInterest(db, anna, room)
  await takeInterest(db, anna, { interestId: room, revision: seen.revision }, '')
  const words = 'Hello. I can come on any day after 2pm.'
  await sendAsPerson(db, sam, { interestId: room, key: newRef(), words })

  const mentor = await say(db, sam, 'A mentor for your first six months', 4 * day)
  const none = { reason: null, otherHelp: '', otherOfferId: null }
  const list = 'We have no space today. You are on our list, and we will write when there is news.'
  const { revision } = (await findInterest(db.read, mentor))! // it was just sent
  const answer = { interestId: mentor, revision, answer: 'put-on-list', words: list } as const
  await answerInterest(db, mo, { ...none, ...answer })

  const keepHome = await say(db, sam, 'Help to keep your home', 6 * day)
  const gate = await say(db, sam, 'Somebody waits for you at the gate', 2 * day)
  await loadAppointments(
    db,
    { person: sam, worker: anna, interestId: keepHome },
    { person: sam, worker: mo, interestId: gate }
  )
  await say(db, jay, 'A room for 12 weeks, with support', 6 * day)
}

/** Says "I am interested" and shares how to reach them, as the pages do; so long ago. Answers the interest's id. */
async function say(db: Database, actor: PersonActor, title: string, ago: number): Promise<string> {
  const [about] = await db.read.select({ id: offer.id }).from(offer).where(eq(offer.title, title))
  const draftId = await startDraft(db, actor, about?.id ?? '')
  const { asksFor } = await getDraft(db.read, actor, draftId)
  const answers = Object.fromEntries(asksFor.map((section) => [section, section === 'contact']))
  await answerWhat(db, actor, draftId, { ...answers, contact: true })
  await answerUntil(db, actor, draftId, '28-days', '')
  const notice = draftNotice(await getDraft(db.read, actor, draftId), db.now())
  await giveDraft(db, actor, draftId, notice?.sha256 ?? '', false)
  return db.write(async (tx, now) => {
    const [sent] = await tx
      .update(interest)
      .set({ sentAt: now - ago })
      .where(and(eq(interest.offerId, about?.id ?? ''), eq(interest.personId, actor.personId)))
      .returning({ id: interest.id })
    return sent!.id // one write before, this person's
  })
}

/** Somebody who works there and is not in the cast: nobody enters as them. */
async function addWorker(db: Database, slug: string, displayName: string): Promise<string> {
  const id = newId(db.now())
  const [place] = await db.read.select().from(organisation).where(eq(organisation.slug, slug))
  await db.write(async (tx, now) => {
    await tx.insert(account).values({ id, userHandle: newRef(), createdAt: now - 90 * day })
    await tx.insert(hat).values({ accountId: id, kind: 'worker', since: now - 90 * day })
    await tx.insert(membership).values({
      organisationId: place!.id, // load-interests.test.ts runs it
      accountId: id,
      role: 'manager',
      displayName,
      since: now - 90 * day
    })
  })
  return id
}

async function person(db: Database, as: string): Promise<PersonActor> {
  const member = cast.find((one) => one.as === as)
  return { kind: 'person', personId: await accountOf(db, as), way: member?.way ?? 'own-phone' }
}

async function worker(db: Database, accountId: string, slug: string): Promise<WorkerActor> {
  const place = await findMembership(db, accountId, slug)
  if (!place) throw new Error(`${accountId} does not work at ${slug}`)
  return { kind: 'worker', accountId, ...place }
}

async function accountOf(db: Database, as: string): Promise<string> {
  const member = cast.find((one) => one.as === as)
  const id = member && (await findCastAccount(db, member))
  if (!id) throw new Error(`nobody in the cast is ${as}`)
  return id
}
