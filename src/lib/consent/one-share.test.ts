import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerWhat, answerWho } from './answer-draft.server.ts'
import { draftNotice } from './draft-notice.server.ts'
import { getDraft } from './draft.server.ts'
import { findHeldElsewhere } from './find-held-elsewhere.server.ts'
import { giveDraft } from './give-draft.server.ts'
import { getSharing } from './list-sharing.server.ts'
import { pauseSharing } from './pause-sharing.server.ts'
import { startAnswer, startChange, startDraft } from './start-draft.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { endOfDay } from './until.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anOffer, anOrganisation, aWorker } from '../../../tests/support/people.ts'
import { askWithCode } from '../../../tests/support/requests.ts'
import { giveTo, sharedStory } from '../../../tests/support/sharing.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

/** Sam's letters are with Connect Housing. */
async function story() {
  const made = await sharedStory(db)
  db.clock.move(1000)
  const { consentId, untilDate } = await giveTo(db, made.actor, made.at, ['letter'])
  return { ...made, consentId, untilDate, other: await anOrganisation(db, 'verified', 'Reading Works') }
}

describe('letters and plans', () => {
  it('are with one at a time: a yes to another waits until the first is over', async () => {
    const { actor, at, other, consentId } = await story()
    await expect(giveTo(db, actor, other, ['letter'])).rejects.toThrow('changed-meanwhile')
    await expect(giveTo(db, actor, at, ['letter'], { purpose: 'work' })).rejects.toThrow('changed-meanwhile')
    await pauseSharing(db, actor, consentId)
    await expect(giveTo(db, actor, other, ['contact', 'letter'])).rejects.toThrow('changed-meanwhile')
    await giveTo(db, actor, other, ['contact'])
    await stopSharing(db, actor, consentId)
    await giveTo(db, actor, other, ['letter'])
  })

  it('are free again when the day is over, and can be given to the same one for longer', async () => {
    const { actor, at, other, untilDate } = await story()
    await giveTo(db, actor, at, ['letter'])
    db.clock.set(endOfDay(untilDate))
    await giveTo(db, actor, other, ['letter'])
  })

  it('stay with who has them when that sharing is changed, and are no question of another', async () => {
    const { actor, other, consentId } = await story()
    const draftId = await startChange(db, actor, consentId, 'change')
    await answerWhat(db, actor, draftId, { letter: true, contact: true })
    const draft = await getDraft(db.read, actor, draftId)
    expect(await findHeldElsewhere(db, actor, draft)).toEqual([])
    await giveDraft(db, actor, draftId, draftNotice(draft, db.now())!.sha256, false)

    const { consentId: second } = await giveTo(db, actor, other, ['contact'])
    const another = await getDraft(db.read, actor, await startChange(db, actor, second, 'change'))
    expect(await findHeldElsewhere(db, actor, another)).toEqual(['letter'])
  })

  it('are no question elsewhere of a yes for the one who has them: anew, or narrowed to who helps', async () => {
    const { actor, at, viewer, other, consentId } = await story()
    const elsewhere = async (draftId: string) =>
      findHeldElsewhere(db, actor, await getDraft(db.read, actor, draftId))
    expect(await elsewhere(await startDraft(db, actor, await anOffer(db, at)))).toEqual([])
    expect(await elsewhere(await startDraft(db, actor, await anOffer(db, other)))).toEqual(['letter'])
    const narrowed = await startChange(db, actor, consentId, 'change')
    await answerWho(db, actor, narrowed, 'worker')
    expect((await getDraft(db.read, actor, narrowed)).recipient).toMatchObject({
      accountId: viewer.accountId
    })
    expect(await elsewhere(narrowed)).toEqual([])
    const seen = draftNotice(await getDraft(db.read, actor, narrowed), db.now())!.sha256
    const forAnna = await giveDraft(db, actor, narrowed, seen, false)
    expect((await getSharing(db, actor, forAnna)).sections).toEqual(['letter'])
  })

  it('are not in the answer to a request of another, also not to all that it asks for', async () => {
    const { actor, other } = await story()
    const ask = { needed: ['contact'], optional: ['goals', 'letter'] }
    const requestId = await askWithCode(db, actor, await aWorker(db, other), ask)
    const draft = await getDraft(db.read, actor, await startAnswer(db, actor, requestId, 'all'))
    expect(draft.answers).toEqual({ contact: true, goals: true })
  })

  it('of one person say nothing of those of another', async () => {
    const { other } = await story()
    const jay = await sharedStory(db)
    await giveTo(db, jay.actor, other, ['letter'])
  })
})
