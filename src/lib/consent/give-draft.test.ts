import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { historyRow } from '#lib/ledger/tables.server.ts'
import { listNotices } from '#lib/notices/list-notices.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { notice } from '#lib/record/tables.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { listInterests } from '#lib/referrals/list-interests.server.ts'
import { withdrawInterest } from '#lib/referrals/withdraw-interest.server.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { anOffer, anOrganisation, aPerson, aWorker } from '../../../tests/support/people.ts'
import { answerUntil, answerWhat, answerWho } from './answer-draft.server.ts'
import { draftNotice } from './draft-notice.server.ts'
import { getDraft } from './draft.server.ts'
import { giveDraft } from './give-draft.server.ts'
import { listSharing } from './list-sharing.server.ts'
import { loadSharing } from './sharing-store.server.ts'
import { startChange, startDraft } from './start-draft.server.ts'
import { consent, consentEvent } from './tables.server.ts'
import { takeOn } from './take-on.server.ts'

const refusal = (code: string) => expect.objectContaining({ code })

/** A person who answered the questions for an offer and has not said yes yet. */
async function answered(db: Database, at?: { id: string; slug: string; name: string }) {
  const actor = await aPerson(db)
  const service = at ?? (await anOrganisation(db))
  const offerId = await anOffer(db, service)
  const draftId = await startDraft(db, actor, offerId)
  await answerWhat(db, actor, draftId, { contact: true, goals: true, identity: false })
  await answerUntil(db, actor, draftId, '28-days', '')
  return { actor, service, offerId, draftId, seen: await seenNotice(db, actor, draftId) }
}

async function seenNotice(db: Database, actor: PersonActor, draftId: string): Promise<string> {
  return draftNotice(await getDraft(db.read, actor, draftId), db.now())?.sha256 ?? ''
}

async function counts(db: Database): Promise<number[]> {
  return Promise.all([consent, consentEvent, historyRow, notice].map((table) => db.read.$count(table)))
}

describe('the yes', () => {
  it('shares what was chosen, sends the interest and keeps the exact words', async () => {
    await using db = await openTestDatabase()
    const { actor, draftId, seen } = await answered(db)
    const consentId = await giveDraft(db, actor, draftId, seen, false)
    const [item] = await listSharing(db, actor)
    expect(item).toMatchObject({
      consentId,
      recipientName: 'Connect Housing',
      purpose: 'home',
      sections: ['contact', 'goals'],
      untilDate: '2026-12-20',
      state: 'active'
    })
    expect(await listInterests(db, actor)).toMatchObject([
      { state: 'SENT', offerTitle: 'A room with support' }
    ])
    const [kept] = await db.read.select().from(notice)
    expect(kept).toMatchObject({ sha256: seen, language: 'en', version: 'sharing-2' })
    expect(kept?.text).toContain('Until the end of Sunday 20 December.')
    expect(kept?.text).toContain('If somebody may be badly hurt, a worker may have to tell.')
  })

  it('pressed twice, also at once, is one yes', async () => {
    await using db = await openTestDatabase()
    const { actor, draftId, seen } = await answered(db)
    const ids = await Promise.all([1, 2, 3].map(() => giveDraft(db, actor, draftId, seen, false)))
    expect(new Set(ids).size).toBe(1)
    expect(await db.read.$count(consent)).toBe(1)
    expect(await listInterests(db, actor)).toHaveLength(1)
  })

  it('to one worker alone tells that worker of the interest, and takes the news of it from colleagues', async () => {
    await using db = await openTestDatabase({ memory: true })
    const service = await anOrganisation(db)
    const [anna, ben] = [await aWorker(db, service, 'Anna'), await aWorker(db, service, 'Ben')]
    const told = async (worker: WorkerActor) => (await listNotices(db, worker)).map(({ kind }) => kind)
    const { actor, draftId, seen } = await answered(db, service)
    const consentId = await giveDraft(db, actor, draftId, seen, false)
    expect([await told(anna), await told(ben)]).toEqual([['interest-new'], ['interest-new']])
    const { threadRef } = (await loadSharing(db.read, actor.personId)).consents.get(consentId)!
    await takeOn(db, anna, threadRef, '')
    const changed = await startChange(db, actor, consentId, 'change')
    await answerWho(db, actor, changed, 'worker')
    await giveDraft(db, actor, changed, await seenNotice(db, actor, changed), false)
    expect([await told(anna), await told(ben)]).toEqual([['interest-new'], []])
  })

  it('is refused for words that are no longer true, and nothing is written', async () => {
    await using db = await openTestDatabase()
    const { actor, draftId, seen, service } = await answered(db)
    const before = await counts(db)
    await db.write(async (tx) => {
      await tx.update(organisation).set({ name: 'Other Housing' }).where(eq(organisation.id, service.id))
    })
    await expect(giveDraft(db, actor, draftId, seen, false)).rejects.toEqual(refusal('changed-meanwhile'))
    await expect(giveDraft(db, actor, draftId, '0'.repeat(64), false)).rejects.toEqual(
      refusal('changed-meanwhile')
    )
    expect(await counts(db)).toEqual(before)
  })

  it.each([
    [
      'the offer ended',
      (db: Database, ids: { offerId: string }) =>
        db.write(
          async (tx) => void (await tx.update(offer).set({ state: 'ended' }).where(eq(offer.id, ids.offerId)))
        )
    ],
    [
      'the service was suspended',
      (db: Database) =>
        db.write(async (tx) => void (await tx.update(organisation).set({ state: 'suspended' })))
    ]
  ])('is refused when %s meanwhile', async (_, meanwhile) => {
    await using db = await openTestDatabase()
    const { actor, draftId, seen, offerId } = await answered(db)
    await meanwhile(db, { offerId })
    await expect(giveDraft(db, actor, draftId, seen, false)).rejects.toEqual(refusal('not-found'))
    expect(await db.read.$count(consent)).toBe(0)
  })

  it('is refused when a question is open, or the day has gone meanwhile', async () => {
    await using db = await openTestDatabase()
    const { actor, offerId } = await answered(db)
    const other = await aPerson(db)
    const open = await startDraft(db, other, offerId)
    await expect(giveDraft(db, other, open, '0'.repeat(64), false)).rejects.toEqual(refusal('bad-input'))
    const draftId = await startDraft(db, actor, offerId)
    await answerUntil(db, actor, draftId, 'today', '')
    db.clock.move(24 * 60 * 60 * 1000)
    const seen = await seenNotice(db, actor, draftId)
    await expect(giveDraft(db, actor, draftId, seen, false)).rejects.toEqual(refusal('bad-input'))
  })

  it('is nobody else’s to say: a draft of another person is not there', async () => {
    await using db = await openTestDatabase()
    const { draftId, seen } = await answered(db)
    const thief = await aPerson(db)
    await expect(getDraft(db.read, thief, draftId)).rejects.toEqual(refusal('not-found'))
    await expect(answerWhat(db, thief, draftId, { identity: true })).rejects.toEqual(refusal('not-found'))
    await expect(answerUntil(db, thief, draftId, 'today', '')).rejects.toEqual(refusal('not-found'))
    await expect(giveDraft(db, thief, draftId, seen, false)).rejects.toEqual(refusal('not-found'))
  })

  it('a second time for the same service and purpose replaces the first, under the same reference', async () => {
    await using db = await openTestDatabase()
    const { actor, draftId, seen, offerId } = await answered(db)
    await giveDraft(db, actor, draftId, seen, false)
    const again = await startDraft(db, actor, offerId)
    expect(again).not.toBe(draftId)
    await answerWhat(db, actor, again, { contact: true })
    await answerUntil(db, actor, again, '7-days', '')
    await giveDraft(db, actor, again, await seenNotice(db, actor, again), false)
    const items = await listSharing(db, actor)
    expect(items.map((item) => item.state)).toEqual(['active', 'superseded'])
    const refs = await db.read.select({ ref: consent.threadRef }).from(consent)
    expect(new Set(refs.map(({ ref }) => ref)).size).toBe(1)
  })
})

describe('taking an interest back', () => {
  it('stops the sharing it led to, and a second time changes nothing', async () => {
    await using db = await openTestDatabase()
    const { actor, draftId, seen } = await answered(db)
    await giveDraft(db, actor, draftId, seen, false)
    const [sent] = await listInterests(db, actor)
    await withdrawInterest(db, actor, sent!.id, { stopSharing: true })
    const rows = await db.read.$count(historyRow)
    await withdrawInterest(db, actor, sent!.id, { stopSharing: true })
    expect(await db.read.$count(historyRow)).toBe(rows)
    expect((await listSharing(db, actor))[0]?.state).toBe('withdrawn')
    expect((await listInterests(db, actor))[0]?.state).toBe('WITHDRAWN')
  })

  it('leaves nothing of it when the person takes back their yes to Waymark', async () => {
    await using db = await openTestDatabase()
    const { actor, draftId, seen } = await answered(db)
    await giveDraft(db, actor, draftId, seen, false)
    await takeBack(db, actor)
    expect(await listInterests(db, actor)).toEqual([])
  })

  it('is refused for somebody else’s', async () => {
    await using db = await openTestDatabase()
    const { actor, draftId, seen } = await answered(db)
    await giveDraft(db, actor, draftId, seen, false)
    const [sent] = await listInterests(db, actor)
    await expect(withdrawInterest(db, await aPerson(db), sent!.id, { stopSharing: true })).rejects.toEqual(
      refusal('not-found')
    )
    expect((await listSharing(db, actor))[0]?.state).toBe('active')
  })
})
