import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listOwnSeen, takeAwaySeen } from '#lib/documents/own-seen.server.ts'
import { seenDocument } from '#lib/documents/tables.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { historyOf } from '../../../tests/support/family.ts'
import { aPerson, aWorker } from '../../../tests/support/people.ts'
import { giveTo, sharedStory } from '../../../tests/support/sharing.ts'
import { findSeeable } from './find-seeable.server.ts'
import { saySeen } from './say-seen.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { takeOn } from './take-on.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

async function story() {
  const made = await sharedStory(db)
  db.clock.move(1000)
  const { consentId } = await giveTo(db, made.actor, made.at, ['id-documents'])
  return { ...made, consentId }
}

describe('a worker’s word that they saw a document', () => {
  it('is kept with their name, their service and the day, once for each of them, and in the history', async () => {
    const { actor, viewer, ref } = await story()
    await saySeen(db, viewer, ref, 'passport')
    db.clock.move(1000)
    await saySeen(db, viewer, ref, 'passport')
    await saySeen(db, viewer, ref, 'bankAccount')
    const seen = await listOwnSeen(db, actor)
    expect(seen.map(({ document }) => document).sort()).toEqual(['bankAccount', 'passport'])
    expect(seen[0]).toMatchObject({ by: { name: 'Anna', organisation: 'Connect Housing' }, at: db.now() })
    const [row] = await historyOf(db, actor)
    expect(row?.detail).toMatchObject({ what: 'saw-paper', allowed: true, sections: ['id-documents'] })
  })

  it('takes the place of nobody else’s', async () => {
    const { actor, viewer, ref, at } = await story()
    await saySeen(db, viewer, ref, 'passport')
    const ben = await aWorker(db, at, 'Ben')
    await takeOn(db, ben, ref, 'Anna is away')
    await saySeen(db, ben, ref, 'passport')
    const seen = await listOwnSeen(db, actor)
    expect(seen.map(({ document, by }) => [document, by.name]).sort()).toEqual([
      ['passport', 'Anna'],
      ['passport', 'Ben']
    ])
  })

  it('can be taken away by the person alone, and goes with everything', async () => {
    const { actor, viewer, ref } = await story()
    await saySeen(db, viewer, ref, 'passport')
    const [seen] = await listOwnSeen(db, actor)
    await expect(takeAwaySeen(db, await aPerson(db), seen!.id)).rejects.toThrow('not-found')
    await takeAwaySeen(db, actor, seen!.id)
    expect(await listOwnSeen(db, actor)).toEqual([])
    await saySeen(db, viewer, ref, 'passport')
    const before = await db.read.$count(seenDocument)
    await takeBack(db, actor)
    expect(await db.read.$count(seenDocument)).toBe(before - 1)
  })

  it('is refused for no such document, other workers, another section and sharing that was stopped', async () => {
    const { actor, viewer, ref, at, consentId } = await story()
    await expect(saySeen(db, viewer, ref, 'passportNumber')).rejects.toThrow('bad-input')
    await expect(saySeen(db, await aWorker(db, at, 'Ben'), ref, 'passport')).rejects.toThrow('not-found')
    await stopSharing(db, actor, consentId)
    await expect(saySeen(db, viewer, ref, 'passport')).rejects.toThrow('not-found')
    const other = await sharedStory(db)
    await expect(saySeen(db, other.viewer, other.ref, 'passport')).rejects.toThrow('not-found')
    expect(await listOwnSeen(db, actor)).toEqual([])
  })

  it('can be said where it would be taken, and nowhere else', async () => {
    const { actor, viewer, ref, at, consentId } = await story()
    await findSeeable(db, viewer, ref)
    await expect(findSeeable(db, await aWorker(db, at, 'Ben'), ref)).rejects.toThrow('not-found')
    const other = await sharedStory(db)
    await expect(findSeeable(db, other.viewer, other.ref)).rejects.toThrow('not-found')
    await stopSharing(db, actor, consentId)
    await expect(findSeeable(db, viewer, ref)).rejects.toThrow('not-found')
  })
})
