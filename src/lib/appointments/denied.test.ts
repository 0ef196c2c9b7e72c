import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import type { HatKind } from '#lib/accounts/tables.server.ts'
import { blockRecipient } from '#lib/consent/block-recipient.server.ts'
import { pauseEverything } from '#lib/consent/pause-everything.server.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import { takeOn } from '#lib/consent/take-on.server.ts'
import { listNotices } from '#lib/notices/list-notices.server.ts'
import { membership, organisation } from '#lib/organisations/tables.server.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import {
  anInterest,
  aProposal,
  day,
  hour,
  meetingStory,
  propose,
  type MeetingStory
} from '../../../tests/support/appointments.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anAccount, aPerson, aWorker, anOrganisation } from '../../../tests/support/people.ts'
import { askWithLeave, comeToMeeting } from './answer-meeting.server.ts'
import { askForAnother, pickTime } from './answer-times.server.ts'
import { cancelAppointment } from './cancel-appointment.server.ts'
import { findClashes } from './find-clashes.server.ts'
import { joinMeeting } from './join-meeting.server.ts'
import {
  getAppointment,
  listInterestAppointments,
  listOwnAppointments,
  listServiceAppointments
} from './list-appointments.server.ts'
import { markAppointment } from './mark-appointment.server.ts'
import { moveByPerson, moveByService } from './move-appointment.server.ts'
import { offerOtherTimes } from './offer-other-times.server.ts'
import { proposeTimes } from './propose-times.server.ts'
import { appointment } from './tables.server.ts'
import { viewOwnOne } from './view-own-one.server.ts'
import { viewServiceList } from './view-service-list.server.ts'
import { viewServiceOne } from './view-service-one.server.ts'

let db: TestDatabase
let story: MeetingStory
/** Agreed for tomorrow, and both have said how one before it went. */
let ahead: string
let over: string
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
})
beforeEach(async () => {
  story = await meetingStory(db)
  const [soon, later] = [db.now() + hour, db.now() + 2 * day]
  over = await propose(db, story.viewer, story.interestId, { times: [soon] })
  ahead = await propose(db, story.viewer, story.interestId, { times: [later] })
  await pickTime(db, story.actor, over, soon)
  await pickTime(db, story.actor, ahead, later)
  db.clock.set(soon)
  await markAppointment(db, story.actor, over, 'SERVICE_MISSED')
  await markAppointment(db, story.viewer, over, 'PERSON_MISSED')
})
afterAll(() => db[Symbol.asyncDispose]())

const everything = async () => JSON.stringify(await db.read.select().from(appointment))

/** Nothing of it is seen, and nothing can be done. */
async function expectNothing(viewer: WorkerActor): Promise<void> {
  const before = await everything()
  expect(await listServiceAppointments(db, viewer)).toEqual([])
  expect(await listInterestAppointments(db, viewer, story.interestId)).toEqual([])
  const attempts: (() => Promise<unknown>)[] = [
    () => getAppointment(db, viewer, over),
    () => viewServiceOne(db, viewer, over),
    () => offerOtherTimes(db, viewer, ahead, 2, aProposal(db)),
    () => moveByService(db, viewer, ahead, 2, aProposal(db), 'Why'),
    () => cancelAppointment(db, viewer, ahead, 2, 'Why'),
    () => markAppointment(db, viewer, over, 'ATTENDED'),
    () => comeToMeeting(db, viewer, ahead),
    () => askWithLeave(db, viewer, ahead, 'x')
  ]
  for (const attempt of attempts) await expect(attempt(), attempt.toString()).rejects.toThrow('not-found')
  // A colleague may know of the interest, and is told that somebody else helps.
  await expect(proposeTimes(db, viewer, story.interestId, 'B'.repeat(22), aProposal(db))).rejects.toThrow(
    /not-found|not-allowed/
  )
  expect(await everything()).toBe(before)
}

describe('an appointment and how it went are seen by the person and the worker who helps', () => {
  it('and by them alike', async () => {
    const marks = { personMark: 'SERVICE_MISSED', serviceMark: 'PERSON_MISSED' }
    expect(await getAppointment(db, story.actor, over)).toMatchObject(marks)
    expect(await getAppointment(db, story.viewer, over)).toMatchObject(marks)
  })

  it('not by another organisation', async () => {
    await expectNothing(await aWorker(db, await anOrganisation(db, 'verified', 'Other'), 'Olu'))
  })

  it('not by another organisation that the same person deals with', async () => {
    const other = await anOrganisation(db, 'verified', 'Other')
    const olu = await aWorker(db, other, 'Olu')
    const theirs = await propose(db, olu, await anInterest(db, story.actor, other))
    expect((await listServiceAppointments(db, olu)).map(({ id }) => id)).toEqual([theirs])
    await expect(getAppointment(db, olu, over)).rejects.toThrow('not-found')
    await expect(markAppointment(db, olu, over, 'ATTENDED')).rejects.toThrow('not-found')
    expect(await listInterestAppointments(db, olu, story.interestId)).toEqual([])
  })

  it('not by a colleague who does not help this person; and once they take over, by them alone', async () => {
    const ben = await aWorker(db, story.at, 'Ben')
    await expectNothing(ben)
    await takeOn(db, ben, story.ref, 'Anna is away')
    expect(await getAppointment(db, ben, over)).toMatchObject({ serviceMark: 'PERSON_MISSED' })
    await expectNothing(story.viewer)
  })

  it('not by a manager who does not help this person', async () => {
    await expectNothing({ ...(await aWorker(db, story.at, 'Max')), role: 'manager' })
  })

  it.each(['steward', 'supporter', 'enroller', 'person'] as HatKind[])(
    'not by a %s, even one who claims to work there',
    async (hat) => {
      await expectNothing({ ...story.viewer, accountId: await anAccount(db, hat) })
    }
  )

  it('not by a worker who has left, nor in a service that is suspended', async () => {
    await db.write(async (tx, now) => {
      await tx.update(membership).set({ leftAt: now }).where(eq(membership.accountId, story.viewer.accountId))
    })
    await expectNothing(story.viewer)
    const ben = await aWorker(db, story.at, 'Ben') // who finds what nobody takes care of any more
    expect((await listServiceAppointments(db, ben)).map(({ id }) => id)).toEqual([ahead, over])
    await db.write(async (tx) => {
      await tx
        .update(membership)
        .set({ leftAt: null })
        .where(eq(membership.accountId, story.viewer.accountId))
      await tx.update(organisation).set({ state: 'suspended' }).where(eq(organisation.id, story.at.id))
    })
    await expectNothing(story.viewer)
  })

  it.each(['worker', 'organisation'] as const)('not by a %s that the person blocked', async (kind) => {
    const { accountId, displayName: name } = story.viewer
    const at = { organisationId: story.at.id, organisation: story.at.name }
    if (kind === 'worker') {
      await blockRecipient(db, story.actor, { kind, id: accountId }, { kind, accountId, name, ...at })
    } else {
      await blockRecipient(db, story.actor, { kind, id: story.at.id }, { kind, ...at })
    }
    await expectNothing(story.viewer)
    expect(await getAppointment(db, story.actor, over)).toMatchObject({ state: 'SERVICE_MISSED' })
  })

  it('and once sharing is stopped, of what both have agreed alone: nothing is offered or moved any more', async () => {
    const offered = await propose(db, story.viewer, story.interestId)
    const seen = async () => (await listServiceAppointments(db, story.viewer)).map(({ id }) => id)
    expect(await seen()).toContain(offered)
    await stopSharing(db, story.actor, story.consentId)
    expect(await seen()).toEqual([ahead, over])
    const { may } = await viewServiceOne(db, story.viewer, ahead)
    expect(may).toMatchObject({ offerOthers: false, move: false, cancel: true })
    const before = await everything()
    const gone = [
      () => getAppointment(db, story.viewer, offered),
      () => offerOtherTimes(db, story.viewer, offered, 1, aProposal(db)),
      () => cancelAppointment(db, story.viewer, offered, 1, 'Why')
    ]
    for (const attempt of gone) await expect(attempt(), attempt.toString()).rejects.toThrow('not-found')
    await expect(moveByService(db, story.viewer, ahead, 2, aProposal(db), 'Why')).rejects.toThrow(
      'changed-meanwhile'
    )
    expect(await everything()).toBe(before)
    db.clock.set(db.now() + 40 * day)
    expect(await seen()).toEqual([])
    await expect(getAppointment(db, story.viewer, ahead)).rejects.toThrow('not-found')
  })

  it('and no other times are offered while sharing is paused', async () => {
    const offered = await propose(db, story.viewer, story.interestId)
    await pauseEverything(db, story.actor)
    expect((await viewServiceOne(db, story.viewer, offered)).may.offerOthers).toBe(false)
    await expect(offerOtherTimes(db, story.viewer, offered, 1, aProposal(db))).rejects.toThrow(
      'changed-meanwhile'
    )
  })

  it('and by nobody once the person took their yes back: nothing is left', async () => {
    expect((await listNotices(db, story.viewer)).map(({ about }) => about)).toContain(ahead)
    await takeBack(db, story.actor)
    await expectNothing(story.viewer)
    expect(await listNotices(db, story.viewer), 'nor a line about one').toEqual([])
    expect(await db.read.$count(appointment, eq(appointment.personId, story.actor.personId))).toBe(0)
  })

  it('not by another person', async () => {
    const other: PersonActor = await aPerson(db)
    const before = await everything()
    const attempts: (() => Promise<unknown>)[] = [
      () => getAppointment(db, other, over),
      () => viewOwnOne(db, other, ahead),
      () => pickTime(db, other, ahead, db.now() + day),
      () => askForAnother(db, other, ahead, 2, 'Later'),
      () => moveByPerson(db, other, ahead, 2, 'Later'),
      () => cancelAppointment(db, other, ahead, 2, ''),
      () => markAppointment(db, other, over, 'ATTENDED'),
      () =>
        joinMeeting(db, other, ahead, 2, { interestId: story.interestId, namesShown: true, who: 'person' })
    ]
    for (const attempt of attempts) await expect(attempt(), attempt.toString()).rejects.toThrow('not-found')
    expect(await listOwnAppointments(db, other)).toEqual([])
    expect(await everything()).toBe(before)
  })
})

describe('what else a person has on', () => {
  it('is shown to them beside each time, and to no service', async () => {
    const other = await anOrganisation(db, 'verified', 'Secret Other')
    const olu = await aWorker(db, other, 'Olu')
    const at = (await getAppointment(db, story.actor, ahead)).startsAt!
    const theirs = await propose(db, olu, await anInterest(db, story.actor, other), { times: [at, at + day] })
    await saySectionYes(db, story.actor, 'licence')
    const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' }).format(at + day)
    await saveSection(db, story.actor, 'licence', { meetings: `${weekday} with Zq7Marked` }, 0)

    const asked = await getAppointment(db, story.actor, theirs)
    const clashes = await findClashes(db, story.actor, asked, asked.times)
    expect(clashes.get(at)?.appointments.map(({ id }) => id)).toEqual([ahead])
    expect(clashes.get(at)?.licence).toEqual([])
    expect(clashes.get(at + day)).toEqual({ appointments: [], licence: [`${weekday} with Zq7Marked`] })
    const own = JSON.stringify(await viewOwnOne(db, story.actor, theirs))
    expect(own).toContain('Zq7Marked')
    expect(own).toContain('Connect Housing')

    const seen = JSON.stringify([
      await viewServiceOne(db, olu, theirs),
      await viewServiceList(db, olu),
      await listServiceAppointments(db, olu)
    ])
    expect(seen).not.toMatch(/Zq7Marked|Connect Housing/)
    const annas = JSON.stringify([
      await viewServiceOne(db, story.viewer, ahead),
      await viewServiceList(db, story.viewer)
    ])
    expect(annas).not.toMatch(/Zq7Marked|Secret Other/)
  })

  it('is not shown in front of the private door when it is behind it', async () => {
    const asked = await getAppointment(db, story.actor, ahead)
    const behind: PersonActor = { ...(await aPerson(db)), roomOf: story.actor.personId }
    expect(
      (await findClashes(db, behind, { ...asked, id: 'x' }, [asked.startsAt!])).get(asked.startsAt!)
        ?.appointments
    ).toHaveLength(1)
    expect(
      (await findClashes(db, story.actor, asked, [asked.startsAt!])).get(asked.startsAt!)?.appointments
    ).toEqual([])
  })
})
