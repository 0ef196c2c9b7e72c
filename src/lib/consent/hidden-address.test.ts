import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { chooseAnswer } from '#lib/record/choose-answer.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saveAnswer } from '#lib/record/save-section.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { sharedStory, type SharedStory } from '../../../tests/support/sharing.ts'
import { changeSharing } from './change-sharing.server.ts'
import { giveConsent } from './give-consent.server.ts'
import { listPeople } from './list-people.server.ts'
import { listSharing } from './list-sharing.server.ts'
import { sharingNotice } from './notice.server.ts'
import { pauseSharing } from './pause-sharing.server.ts'
import { readShared } from './read-shared.server.ts'
import type { Recipient } from './rules.ts'
import { untilDateOf } from './until.server.ts'
import { snapshotIsTrue } from './verify-consents.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

async function sayHidden(actor: PersonActor, hidden: 'YES' | 'NO' | null): Promise<void> {
  const own = await findOwnSection(db, actor, 'address')
  await saveAnswer(db, actor, 'address', 'hidden', hidden, own?.version ?? 0)
}

async function tellTown(actor: PersonActor, town: string): Promise<void> {
  const own = await findOwnSection(db, actor, 'address')
  await saveAnswer(db, actor, 'address', 'now', town, own?.version ?? 0)
}

/** Shares these sections with the whole service, or with Anna alone. */
function give(story: SharedStory, sections: string[], to: 'all' | 'anna') {
  const { actor, at, viewer } = story
  const recipient: Recipient =
    to === 'all'
      ? { kind: 'organisation', organisationId: at.id }
      : { kind: 'worker', organisationId: at.id, accountId: viewer.accountId }
  const untilDate = untilDateOf('28-days', db.now())
  const agreed = { purpose: 'home', sections, access: 'look', fromDate: null, untilDate } as const
  return changeSharing(db, actor.personId, (change) =>
    giveConsent(change, {
      ...agreed,
      personId: actor.personId,
      recipient,
      notice: sharingNotice({
        ...agreed,
        recipient: { kind: 'organisation', organisation: at.name },
        now: change.at
      }),
      how: 'own-phone',
      beside: false,
      requestId: null
    })
  )
}

const seen = async (story: SharedStory, ref: string) =>
  (await readShared(db, story.viewer, ref)).sections.map(({ section }) => section)

describe('an address that became one to keep hidden', () => {
  it('leaves what a whole service sees in the write that says so, and the rest stays', async () => {
    const story = await sharedStory(db)
    await sayHidden(story.actor, 'NO')
    await give(story, ['address', 'contact'], 'all')
    expect(await seen(story, story.ref)).toEqual(['address', 'contact'])
    await sayHidden(story.actor, 'YES')
    expect(await seen(story, story.ref)).toEqual(['contact'])
    expect(await snapshotIsTrue(db.read, story.actor.personId)).toBe(true)
    const [item] = await listSharing(db, story.actor)
    expect(item).toMatchObject({ state: 'active', sections: ['contact'] })
  })

  it('ends a sharing of the address alone, for family and services alike', async () => {
    const story = await sharedStory(db)
    await sayHidden(story.actor, 'NO')
    await give(story, ['address'], 'all')
    await sayHidden(story.actor, null)
    await tellTown(story.actor, 'Reading')
    await expect(readShared(db, story.viewer, story.ref)).rejects.toMatchObject({ code: 'not-found' })
    expect(await listPeople(db, story.viewer)).toEqual([])
    expect((await listSharing(db, story.actor))[0]?.state).toBe('revoked')
  })

  it('stays for the one worker that the person named', async () => {
    const story = await sharedStory(db)
    await sayHidden(story.actor, 'YES')
    const { threadRef } = await give(story, ['address'], 'anna')
    expect(await seen(story, threadRef)).toEqual(['address'])
    await tellTown(story.actor, 'Slough')
    expect(await seen(story, threadRef)).toEqual(['address'])
  })

  it('cannot be given to a whole service', async () => {
    const story = await sharedStory(db)
    await sayHidden(story.actor, 'YES')
    await expect(give(story, ['address', 'contact'], 'all')).rejects.toMatchObject({ code: 'bad-input' })
    await give(story, ['contact'], 'all')
  })

  it('leaves what is paused, too, so that going on with it shows no more', async () => {
    const story = await sharedStory(db)
    await sayHidden(story.actor, 'NO')
    const { consentId } = await give(story, ['address', 'contact'], 'all')
    await pauseSharing(db, story.actor, consentId)
    await sayHidden(story.actor, 'YES')
    expect((await listSharing(db, story.actor))[0]).toMatchObject({ state: 'paused', sections: ['contact'] })
  })

  it('leaves it also when it came from another device and the person chose it later', async () => {
    const story = await sharedStory(db)
    await sayHidden(story.actor, 'NO')
    await give(story, ['address', 'contact'], 'all')
    await saveAnswer(db, story.actor, 'address', 'hidden', null, 1)
    const clash = await saveAnswer(db, story.actor, 'address', 'hidden', 'YES', 1)
    expect(clash.outcome).toBe('waiting')
    expect(await seen(story, story.ref), 'what waits for a choice counts at once').toEqual(['contact'])
    const own = await findOwnSection(db, story.actor, 'address')
    await chooseAnswer(db, story.actor, 'address', {
      keptVersion: own!.version,
      waitingVersion: own!.waiting!.version,
      keep: 'waiting'
    })
    expect(await seen(story, story.ref)).toEqual(['contact'])
  })
})
