import { eq } from 'drizzle-orm'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { sendAsPerson, sendAsWorker } from '#lib/messages/send-message.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { addInterest } from '#lib/referrals/add-interest.server.ts'
import { answerInterest } from '#lib/referrals/answer-interest.server.ts'
import { findInterest } from '#lib/referrals/find-interest.server.ts'
import { goOnWithInterest } from '#lib/referrals/go-on-with-interest.server.ts'
import { rateInterest } from '#lib/referrals/rate-interest.server.ts'
import { interest } from '#lib/referrals/tables.server.ts'

interface Shared {
  readonly actor: PersonActor
  readonly threadRef: string
}

/**
 * Sam asked Connect Housing for help, which has begun; Anna and Sam wrote each other, and Sam found it a bit
 * useful. Jay has waited for an answer for nine days.
 */
export async function tellInterests(
  db: Database,
  anna: WorkerActor,
  sam: Shared,
  jay: Shared
): Promise<void> {
  const begun = await send(db, anna, sam, await offerCalled(db, 'Help to keep your home'))
  const yes = { words: 'Yes. Come on Monday.', reason: null, otherHelp: '', otherOfferId: null }
  await answerInterest(db, anna, { ...(await pressed(db, begun)), answer: 'accept', ...yes })
  await sendAsPerson(db, sam.actor, { interestId: begun, key: newRef(), words: 'Thank you.\nAt what time?' })
  await sendAsWorker(db, anna, { interestId: begun, key: newRef(), words: 'At ten.' })
  await goOnWithInterest(db, anna, await pressed(db, begun), 'start')
  await rateInterest(db, sam.actor, begun, 'a-bit')
  const late = await send(db, anna, jay, await offerCalled(db, 'A room for 12 weeks, with support'))
  await db.write(async (tx, now) => {
    await tx
      .update(interest)
      .set({ sentAt: now - 9 * 24 * 60 * 60 * 1000 })
      .where(eq(interest.id, late))
  })
}

async function send(
  db: Database,
  { organisationId }: WorkerActor,
  { actor, threadRef }: Shared,
  offerId: string
): Promise<string> {
  const before = new Set((await db.read.select({ id: interest.id }).from(interest)).map(({ id }) => id))
  const sent = { offerId, organisationId, threadRef, workerId: null }
  await db.write((tx, now) => addInterest(tx, actor, sent, now))
  const rows = await db.read.select({ id: interest.id }).from(interest)
  const added = rows.find(({ id }) => !before.has(id))
  if (!added) throw new Error('this person is interested in that already')
  return added.id
}

async function pressed(db: Database, interestId: string) {
  return { interestId, revision: (await findInterest(db.read, interestId))?.revision ?? 0 }
}

async function offerCalled(db: Database, title: string): Promise<string> {
  const [found] = await db.read.select({ id: offer.id }).from(offer).where(eq(offer.title, title))
  if (!found) throw new Error(`no offer is called ${title}`)
  return found.id
}
