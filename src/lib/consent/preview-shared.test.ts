import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { historyRow } from '#lib/ledger/tables.server.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { sharedStory } from '../../../tests/support/sharing.ts'
import { freezeSharing } from './freeze-sharing.server.ts'
import { pauseEverything } from './pause-everything.server.ts'
import { pauseSharing } from './pause-sharing.server.ts'
import { previewShared } from './preview-shared.server.ts'
import { readShared } from './read-shared.server.ts'
import { stopSharing } from './stop-sharing.server.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
})
afterAll(() => db[Symbol.asyncDispose]())

describe('see what they see', () => {
  it('is what the gate gives, and writes nothing', async () => {
    const { actor, viewer, ref, consentId } = await sharedStory(db)
    const { sections } = await readShared(db, viewer, ref)
    const rows = await db.read.$count(historyRow)
    expect(await previewShared(db, actor, consentId)).toEqual(sections)
    expect(await db.read.$count(historyRow)).toBe(rows)
  })

  it('shows the version of the day it was frozen', async () => {
    const { actor, viewer, ref, consentId } = await sharedStory(db)
    await freezeSharing(db, actor, consentId)
    await saveSection(db, actor, 'contact', { phone: '01632 960999' }, 1)
    const preview = await previewShared(db, actor, consentId)
    expect(preview).toEqual((await readShared(db, viewer, ref)).sections)
    expect(JSON.stringify(preview)).toContain('01632 960123')
    expect(JSON.stringify(preview)).not.toContain('01632 960999')
  })

  it('shows while paused what will be seen again, and nothing of what is over', async () => {
    const { actor, consentId } = await sharedStory(db)
    await pauseSharing(db, actor, consentId)
    await pauseEverything(db, actor)
    expect(await previewShared(db, actor, consentId)).toHaveLength(2)
    await stopSharing(db, actor, consentId)
    expect(await previewShared(db, actor, consentId)).toEqual([])
  })

  it('shows nothing past the end', async () => {
    const { actor, consentId } = await sharedStory(db)
    db.clock.move(29 * 24 * 60 * 60 * 1000)
    expect(await previewShared(db, actor, consentId)).toEqual([])
  })

  it('is nobody else’s', async () => {
    const { consentId } = await sharedStory(db)
    await expect(previewShared(db, await aPerson(db), consentId)).rejects.toMatchObject({ code: 'not-found' })
  })
})
