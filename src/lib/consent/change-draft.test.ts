import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisation } from '#lib/organisations/tables.server.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aConfirmedTie, shareWith } from '../../../tests/support/family.ts'
import { anOrganisation, aPerson, aWorker } from '../../../tests/support/people.ts'
import { answerAll, askWithCode, ownHistory, sayYes } from '../../../tests/support/requests.ts'
import { giveTo, sharedStory } from '../../../tests/support/sharing.ts'
import { answerUntil, answerWhat, answerWho } from './answer-draft.server.ts'
import { blockRecipient, unblockRecipient } from './block-recipient.server.ts'
import { getDraft } from './draft.server.ts'
import { findBlockable, getBlocked, listBlocked } from './list-blocked.server.ts'
import { listSharing } from './list-sharing.server.ts'
import { findMovedEnds } from './moved-ends.server.ts'
import { readShared } from './read-shared.server.ts'
import { startAnswer, startChange } from './start-draft.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { takesPlaceOfSomething } from './takes-place.server.ts'
import { untilDateOf } from './until.server.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
})
afterAll(() => db[Symbol.asyncDispose]())

const refusal = (code: string) => expect.objectContaining({ code })
const day = 24 * 60 * 60 * 1000

describe('changing what is shared', () => {
  it('begins from what was agreed, and takes its place', async () => {
    const { actor, consentId, viewer, ref, untilDate } = await sharedStory(db)
    const draftId = await startChange(db, actor, consentId, 'change')
    const draft = await getDraft(db.read, actor, draftId)
    expect(draft).toMatchObject({ answers: { contact: true, goals: true }, untilDate, access: 'look' })
    expect(await takesPlaceOfSomething(db, actor, draft)).toBe(true)
    await answerWhat(db, actor, draftId, { goals: false })
    expect((await readShared(db, viewer, ref)).sections, 'until the new yes').toHaveLength(2)
    await sayYes(db, actor, draftId)
    expect((await readShared(db, viewer, ref)).sections.map(({ section }) => section)).toEqual(['contact'])
    expect((await listSharing(db, actor)).map(({ state }) => state)).toEqual(['active', 'superseded'])
    expect(await ownHistory(db, actor)).toContain('replaced')
  })

  it('to one worker alone ends what the whole service saw', async () => {
    const { actor, at, consentId, viewer, ref } = await sharedStory(db)
    const draftId = await startChange(db, actor, consentId, 'change')
    expect((await getDraft(db.read, actor, draftId)).worker?.name).toBe('Anna')
    await answerWho(db, actor, draftId, 'worker')
    await sayYes(db, actor, draftId)
    expect((await listSharing(db, actor)).map(({ state }) => state)).toEqual(['active', 'withdrawn'])
    await expect(readShared(db, viewer, ref)).rejects.toEqual(refusal('not-found'))
    const ben = await aWorker(db, at, 'Ben')
    await expect(readShared(db, ben, ref)).rejects.toEqual(refusal('not-found'))
  })

  it('for longer is the same yes going on, also after its end', async () => {
    const { actor, consentId } = await sharedStory(db)
    db.clock.move(40 * day)
    const draftId = await startChange(db, actor, consentId, 'renew')
    expect((await getDraft(db.read, actor, draftId)).untilDate).toBeNull()
    await answerUntil(db, actor, draftId, '7-days', '')
    await sayYes(db, actor, draftId)
    expect(await ownHistory(db, actor)).toContain('renewed')
    expect((await listSharing(db, actor)).map(({ state }) => state)).toEqual(['active', 'expired'])
  })

  it('is for what a service sees: what family sees is asked for anew', async () => {
    const actor = await aPerson(db)
    const { supporterId } = await aConfirmedTie(db, actor)
    const family = await shareWith(db, actor, supporterId)
    await expect(startChange(db, actor, family, 'change')).rejects.toEqual(refusal('not-found'))
  })

  it('is not there for somebody else, and over for what was stopped', async () => {
    const { actor, consentId } = await sharedStory(db)
    await expect(startChange(db, await aPerson(db), consentId, 'change')).rejects.toEqual(
      refusal('not-found')
    )
    const begun = await startChange(db, actor, consentId, 'change')
    await stopSharing(db, actor, consentId)
    await expect(startChange(db, actor, consentId, 'change')).rejects.toEqual(refusal('already-done'))
    await expect(startChange(db, actor, consentId, 'renew')).rejects.toEqual(refusal('already-done'))
    await expect(sayYes(db, actor, begun)).rejects.toEqual(refusal('already-done'))
  })

  it('offers nothing that this service may not hold', async () => {
    const actor = await aPerson(db)
    const works = await anOrganisation(db)
    await db.write(
      async (tx) =>
        void (await tx.update(organisation).set({ kind: 'employer' }).where(eq(organisation.id, works.id)))
    )
    const { consentId } = await giveTo(db, actor, works, ['goals'])
    const draftId = await startChange(db, actor, consentId, 'change')
    expect((await getDraft(db.read, actor, draftId)).holds).not.toContain('family')
    await expect(answerWhat(db, actor, draftId, { family: true })).rejects.toEqual(refusal('bad-input'))
    await expect(answerWhat(db, actor, draftId, { nonsense: true })).rejects.toEqual(refusal('bad-input'))
  })
})

describe('an address that is kept secret', () => {
  it('is for one named worker, never for a whole service', async () => {
    const { actor, consentId } = await sharedStory(db)
    await saveSection(db, actor, 'address', { now: '1 Safe Street', hidden: 'YES' }, 0)
    const draftId = await startChange(db, actor, consentId, 'change')
    await answerWhat(db, actor, draftId, { address: true })
    await expect(sayYes(db, actor, draftId)).rejects.toEqual(refusal('bad-input'))
    await answerWho(db, actor, draftId, 'worker')
    await sayYes(db, actor, draftId)
    expect((await listSharing(db, actor))[0]?.sections).toContain('address')
  })
})

describe('until four weeks after getting out', () => {
  it('is a day once the day is told, and is asked again when it moves', async () => {
    const { actor, consentId } = await sharedStory(db)
    const draftId = await startChange(db, actor, consentId, 'change')
    expect(await answerUntil(db, actor, draftId, 'after-release', '')).toBe('not-a-date')
    await saySectionYes(db, actor, 'release')
    const out = untilDateOf('28-days', db.now())
    const { version } = await saveSection(db, actor, 'release', { releaseDate: out }, 0)
    expect(await answerUntil(db, actor, draftId, 'after-release', '')).toBeNull()
    const changed = await sayYes(db, actor, draftId)
    const [item] = await listSharing(db, actor)
    expect((Date.parse(item!.untilDate) - Date.parse(out)) / day).toBe(28)
    expect(await findMovedEnds(db, actor)).toEqual(new Set())
    await saveSection(db, actor, 'release', { releaseDate: untilDateOf('7-days', db.now()) }, version)
    expect(await findMovedEnds(db, actor)).toEqual(new Set([changed]))
    expect((await listSharing(db, actor))[0]?.untilDate, 'stays as agreed').toBe(item!.untilDate)
  })
})

describe('blocking from a page', () => {
  it('names the worker who helps and the service, and lists whom it blocked', async () => {
    const { actor, consentId, viewer, ref } = await sharedStory(db)
    const [worker, service] = await findBlockable(db, actor, consentId)
    expect([worker?.party.kind, service?.party.kind]).toEqual(['worker', 'organisation'])
    await blockRecipient(db, actor, worker!.target, worker!.party)
    await expect(readShared(db, viewer, ref)).rejects.toEqual(refusal('not-found'))
    const [one] = await listBlocked(db, actor)
    expect(one).toMatchObject({ party: { name: 'Anna', organisation: 'Connect Housing' } })
    expect(one!.id).not.toContain(viewer.accountId)
    await expect(getBlocked(db, await aPerson(db), one!.id)).rejects.toEqual(refusal('not-found'))
    const { target, party } = await getBlocked(db, actor, one!.id)
    await unblockRecipient(db, actor, target, party)
    expect(await listBlocked(db, actor)).toEqual([])
    await expect(findBlockable(db, await aPerson(db), consentId)).rejects.toEqual(refusal('not-found'))
  })
})

describe('a yes that is given beside a worker', () => {
  it('says so until the person says it again', async () => {
    const actor = await aPerson(db)
    const anna = await aWorker(db, await anOrganisation(db))
    const draftId = await startAnswer(db, actor, await askWithCode(db, actor, anna), 'all')
    await sayYes(db, actor, draftId, true)
    expect((await listSharing(db, actor))[0]?.beside).toBe(true)
    const other = await aPerson(db)
    await answerAll(db, other, await askWithCode(db, other, anna))
    expect((await listSharing(db, other))[0]?.beside).toBe(false)
  })
})
