import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkerActor } from '#lib/access/actors.ts'
import { changeSharing } from '#lib/consent/change-sharing.server.ts'
import { finishEndedSharing } from '#lib/consent/finish-ended-sharing.server.ts'
import { giveConsent } from '#lib/consent/give-consent.server.ts'
import { listPeople } from '#lib/consent/list-people.server.ts'
import { listSharing } from '#lib/consent/list-sharing.server.ts'
import { sharingNotice } from '#lib/consent/notice.server.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { takeOn } from '#lib/consent/take-on.server.ts'
import { findMembership } from '#lib/organisations/find-membership.server.ts'
import { endPlace } from '#lib/organisations/membership-store.server.ts'
import { membership, organisation } from '#lib/organisations/tables.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson, aWorker, anOrganisation } from '../../../tests/support/people.ts'
import { giveTo, sharedStory, type SharedStory } from '../../../tests/support/sharing.ts'
import { listNotices } from '#lib/notices/list-notices.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { changeRole } from './change-role.server.ts'
import { endMembership } from './end-membership.server.ts'
import { listTeam } from './list-team.server.ts'
import { memberRef } from './member-ref.server.ts'
import { setAway } from './set-away.server.ts'

const refusal = (code: string) => expect.objectContaining({ code })

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

async function makeManager(worker: WorkerActor): Promise<WorkerActor> {
  await db.write(async (tx) => {
    await tx.update(membership).set({ role: 'manager' }).where(eq(membership.accountId, worker.accountId))
  })
  return { ...worker, role: 'manager' }
}

const refOf = ({ organisationId, accountId }: WorkerActor) => memberRef(organisationId, accountId)

/** Sam shares with Anna alone, by name. */
async function shareByName({ actor, at, viewer }: SharedStory): Promise<string> {
  const gift = {
    purpose: 'home',
    sections: ['contact'],
    access: 'look',
    fromDate: null,
    untilDate: '2026-12-01'
  } as const
  const recipient = { kind: 'worker', name: viewer.displayName, organisation: at.name } as const
  const { threadRef } = await changeSharing(db, actor.personId, (change) =>
    giveConsent(change, {
      ...gift,
      personId: actor.personId,
      recipient: { kind: 'worker', organisationId: at.id, accountId: viewer.accountId },
      notice: sharingNotice({ ...gift, recipient, now: change.at }),
      how: actor.way,
      beside: false,
      requestId: null
    })
  )
  return threadRef
}

describe('a worker who leaves', () => {
  it('loses at once what was shared, helps nobody, and what named them ends', async () => {
    const story = await sharedStory(db)
    const ben = await aWorker(db, story.at, 'Ben')
    const named = await shareByName(story)
    expect((await readShared(db, story.viewer, named)).sections).toHaveLength(1)

    await endMembership(db, story.viewer, refOf(story.viewer))
    for (const ref of [story.ref, named]) {
      await expect(readShared(db, story.viewer, ref)).rejects.toEqual(refusal('not-found'))
    }
    expect(await findMembership(db, story.viewer.accountId, story.at.slug)).toBeNull()
    expect((await listSharing(db, story.actor)).map(({ state }) => state)).toEqual(['revoked', 'active'])
    expect((await listPeople(db, ben)).map(({ helper }) => helper)).toEqual(['nobody'])
    await takeOn(db, ben, story.ref, '')
    expect((await readShared(db, ben, story.ref)).sections).toHaveLength(2)
  })

  it('may be sent away by a manager, and by nobody else', async () => {
    const { at, viewer } = await sharedStory(db)
    const ben = await aWorker(db, at, 'Ben')
    const elsewhere = await makeManager(await aWorker(db, await anOrganisation(db), 'Eve'))
    for (const stranger of [ben, elsewhere]) {
      await expect(endMembership(db, stranger, refOf(viewer))).rejects.toEqual(refusal('not-found'))
    }
    // What counts is the role of this moment, not of the one when the page was opened.
    await expect(endMembership(db, { ...ben, role: 'manager' }, refOf(viewer))).rejects.toEqual(
      refusal('not-found')
    )
    const manager = await makeManager(ben)
    await endMembership(db, manager, refOf(viewer))
    expect((await listTeam(db, manager)).map(({ name }) => name)).toEqual(['Ben'])
    await expect(endMembership(db, manager, refOf(viewer))).rejects.toEqual(refusal('not-found'))
    await expect(endMembership(db, viewer, refOf(manager))).rejects.toEqual(refusal('not-found'))
  })

  it('stays when they are the only manager', async () => {
    const at = await anOrganisation(db)
    const anna = await makeManager(await aWorker(db, at, 'Anna'))
    const ben = await aWorker(db, at, 'Ben')
    await expect(endMembership(db, anna, refOf(anna))).rejects.toEqual(refusal('not-allowed'))
    expect(await listTeam(db, anna)).toMatchObject([
      { name: 'Anna', isMe: true, mayLeave: false },
      { name: 'Ben', isMe: false, mayLeave: true }
    ])
    await makeManager(ben)
    await endMembership(db, anna, refOf(anna))
    expect(await findMembership(db, anna.accountId, at.slug)).toBeNull()
  })
})

describe('the role of somebody', () => {
  it('is changed by a manager, of anybody and of themself, while one manager stays', async () => {
    const at = await anOrganisation(db)
    const anna = await makeManager(await aWorker(db, at, 'Anna'))
    const ben = await aWorker(db, at, 'Ben')
    await expect(changeRole(db, anna, refOf(anna), 'worker')).rejects.toEqual(refusal('not-allowed'))
    await changeRole(db, anna, refOf(ben), 'manager')
    await expect(changeRole(db, anna, refOf(ben), 'manager')).rejects.toEqual(refusal('already-done'))
    await changeRole(db, anna, refOf(anna), 'worker')
    expect((await listTeam(db, ben)).map(({ role }) => role)).toEqual(['worker', 'manager'])
    // What counts is the role of this moment.
    await expect(changeRole(db, anna, refOf(ben), 'worker')).rejects.toEqual(refusal('not-found'))
  })

  it('is not theirs to change for a worker, nor for a manager of another organisation', async () => {
    const at = await anOrganisation(db)
    const anna = await makeManager(await aWorker(db, at, 'Anna'))
    const ben = await aWorker(db, at, 'Ben')
    const eve = await makeManager(await aWorker(db, await anOrganisation(db), 'Eve'))
    for (const viewer of [ben, { ...ben, role: 'manager' as const }, eve]) {
      for (const target of [ben, anna]) {
        await expect(changeRole(db, viewer, refOf(target), 'manager')).rejects.toEqual(refusal('not-found'))
      }
    }
    expect((await listTeam(db, anna)).map(({ role }) => role)).toEqual(['manager', 'worker'])
  })

  it('makes a check due when it is a new manager’s, and tells the others', async () => {
    const at = await anOrganisation(db)
    const anna = await makeManager(await aWorker(db, at, 'Anna'))
    const cara = await makeManager(await aWorker(db, at, 'Cara'))
    const ben = await aWorker(db, at, 'Ben')
    await changeRole(db, anna, refOf(ben), 'manager')
    const [row] = await db.read.select().from(organisation).where(eq(organisation.id, at.id))
    expect(row?.checkAgainBy).toBe(isoDay(db.now()))
    expect((await listNotices(db, cara)).map(({ kind }) => kind)).toEqual(['team-new-manager'])
    expect(await listNotices(db, ben)).toEqual([])
  })
})

describe('the only manager', () => {
  it('leaves once they name who manages from then on, in one step', async () => {
    const at = await anOrganisation(db)
    const anna = await makeManager(await aWorker(db, at, 'Anna'))
    const ben = await aWorker(db, at, 'Ben')
    const eve = await aWorker(db, await anOrganisation(db), 'Eve')
    expect(await listTeam(db, anna)).toMatchObject([{ mayLeave: false, mayName: true }, { mayName: false }])
    for (const successor of ['', 'nobody', refOf(eve), refOf(anna)]) {
      await expect(endMembership(db, anna, refOf(anna), successor)).rejects.toEqual(refusal('not-allowed'))
    }
    expect(await endMembership(db, anna, refOf(anna), refOf(ben))).toEqual({ isMe: true })
    expect(await findMembership(db, anna.accountId, at.slug)).toBeNull()
    expect(await findMembership(db, ben.accountId, at.slug)).toMatchObject({ role: 'manager' })
  })

  it('stays while nobody else works there', async () => {
    const anna = await makeManager(await aWorker(db, await anOrganisation(db), 'Anna'))
    expect(await listTeam(db, anna)).toMatchObject([{ mayLeave: false, mayName: false }])
    await expect(endMembership(db, anna, refOf(anna))).rejects.toEqual(refusal('not-allowed'))
  })
})

describe('after a crash between the one and the other', () => {
  it('what named a worker who left ends at the next start', async () => {
    const story = await sharedStory(db)
    await shareByName(story)
    await db.write((tx, now) => endPlace(tx, story.at.id, story.viewer.accountId, now))
    expect((await listSharing(db, story.actor)).map(({ state }) => state)).toEqual(['active', 'active'])
    await finishEndedSharing(db)
    expect((await listSharing(db, story.actor)).map(({ state }) => state)).toEqual(['revoked', 'active'])
  })

  it('what was shared with a suspended organisation ends at the next start, and stays so', async () => {
    const sam = await aPerson(db)
    const at = await anOrganisation(db)
    const other = await anOrganisation(db)
    await giveTo(db, sam, at)
    await giveTo(db, sam, other)
    const setState = (state: 'suspended' | 'verified') =>
      db.write(async (tx) => {
        await tx.update(organisation).set({ state }).where(eq(organisation.id, at.id))
      })
    await setState('suspended')
    await finishEndedSharing(db)
    await finishEndedSharing(db)
    await setState('verified')
    expect((await listSharing(db, sam)).map(({ state }) => state)).toEqual(['active', 'revoked'])
  })
})

describe('being away', () => {
  it('is shown beside the name until the day has passed, and opens nothing', async () => {
    const { at, viewer, ref } = await sharedStory(db)
    const ben = await aWorker(db, at, 'Ben')
    await setAway(db, viewer, refOf(viewer), '2026-11-24')
    expect(await listPeople(db, ben)).toMatchObject([
      { helper: { name: 'Anna', awayUntil: '2026-11-24' }, opens: false }
    ])
    await expect(readShared(db, ben, ref)).rejects.toEqual(refusal('not-found'))
    const before = db.clock()
    db.clock.set(Date.UTC(2026, 10, 25))
    expect(await listPeople(db, ben)).toMatchObject([{ helper: { awayUntil: null } }])
    db.clock.set(before)
  })

  it('is said by a manager or by themself, and of no day that has passed', async () => {
    const { at, viewer } = await sharedStory(db)
    const ben = await aWorker(db, at, 'Ben')
    await expect(setAway(db, ben, refOf(viewer), '2026-11-24')).rejects.toEqual(refusal('not-found'))
    await makeManager(ben)
    await setAway(db, ben, refOf(viewer), '2026-11-22')
    for (const day of ['2026-11-21', '2028-01-01', '2026']) {
      await expect(setAway(db, ben, refOf(viewer), day), day).rejects.toEqual(refusal('bad-input'))
    }
    await setAway(db, viewer, refOf(viewer), null)
    expect((await listTeam(db, ben)).map(({ awayUntil }) => awayUntil)).toEqual([null, null])
  })
})
