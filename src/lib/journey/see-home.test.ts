import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { anAccount, anOrganisation, aPerson } from '../../../tests/support/people.ts'
import { giveTo } from '../../../tests/support/sharing.ts'
import { pauseEverything } from '#lib/consent/pause-everything.server.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import { withNewGoal } from '#lib/record/goals.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { handleComplaint } from '#lib/voice/handle-complaint.server.ts'
import { sendComplaint } from '#lib/voice/send-complaint.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { reminderLines } from './reminder-words.ts'
import { seeHome } from './see-home.server.ts'

describe('the home of a person', () => {
  it('begins with how to reach them, and nobody can see anything', async () => {
    await using db = await openTestDatabase()
    expect(await seeHome(db, await aPerson(db), db.now())).toEqual({
      name: null,
      next: 'contact',
      canSee: [],
      everythingPaused: false,
      reminders: []
    })
  })

  it('says the name they like, never another one', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    const { version } = await saveSection(db, sam, 'identity', { legalName: 'Samuel Carter' }, 0)
    expect((await seeHome(db, sam, db.now())).name).toBeNull()
    await saveSection(db, sam, 'identity', { legalName: 'Samuel Carter', likedName: 'Sam' }, version)
    expect((await seeHome(db, sam, db.now())).name).toBe('Sam')
  })

  it('leads to help once everything was told', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    await saveSection(db, sam, 'contact', { phone: '01632 960123' }, 0)
    await saveSection(db, sam, 'identity', { likedName: 'Sam' }, 0)
    expect((await seeHome(db, sam, db.now())).next).toBe('goals')
    await saveSection(db, sam, 'goals', withNewGoal({}, 'goal-home', 'A room'), 0)
    expect((await seeHome(db, sam, db.now())).next).toBe('find-help')
  })

  it('asks first which of two answers is right', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    const { version } = await saveSection(db, sam, 'identity', { likedName: 'Sam' }, 0)
    await saveSection(db, sam, 'identity', { likedName: 'Sammy' }, version)
    await saveSection(db, sam, 'identity', { likedName: 'Samuel' }, version)
    expect((await seeHome(db, sam, db.now())).next).toBe('choose')
  })

  it('names each organisation that can look now, once, with its last day', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    const { untilDate } = await giveTo(db, sam, await anOrganisation(db, 'verified', 'Connect Housing'))
    await giveTo(db, sam, await anOrganisation(db, 'verified', 'Kettle Works'))
    const { canSee } = await seeHome(db, sam, db.now())
    expect(canSee).toHaveLength(2)
    expect(canSee).toContainEqual({ name: 'Connect Housing', untilDate })
  })

  it('names nobody who was stopped or paused', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    const { consentId } = await giveTo(db, sam, await anOrganisation(db))
    await stopSharing(db, sam, consentId)
    expect((await seeHome(db, sam, db.now())).canSee).toEqual([])
    await giveTo(db, sam, await anOrganisation(db, 'verified', 'Kettle Works'))
    await pauseEverything(db, sam)
    expect(await seeHome(db, sam, db.now())).toMatchObject({ canSee: [], everythingPaused: true })
  })

  it('is closed to somebody who has not said yes to keeping anything', async () => {
    await using db = await openTestDatabase()
    const personId = await anAccount(db, 'person')
    const nobody = { kind: 'person', personId, way: 'own-phone' } as const
    await expect(seeHome(db, nobody, db.now())).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('tells of an answer to a complaint for two weeks', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const complaintId = await sendComplaint(db, sam, { key: newRef(), words: 'Who is Anna?', row: null })
    const grace = { kind: 'steward', accountId: await anAccount(db, 'steward') } as const
    const reminders = async () => (await seeHome(db, sam, db.now())).reminders
    expect(await reminders()).toEqual([])
    await handleComplaint(db, grace, complaintId, { doing: 'answer', words: 'The wrong page.' })
    expect(await reminders()).toEqual([{ kind: 'answer', complaintId }])
    expect(reminderLines(await reminders(), db.now())[0]?.href).toBe(`/me/complaints/${complaintId}`)
    db.clock.move(14 * 24 * 60 * 60 * 1000)
    expect(await reminders()).toEqual([])
  })
})
