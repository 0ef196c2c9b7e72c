import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WorkerActor } from '#lib/access/actors.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import { consent } from '#lib/consent/tables.server.ts'
import { listNotices } from '#lib/notices/list-notices.server.ts'
import { interest } from '#lib/referrals/tables.server.ts'
import { withdrawInterest } from '#lib/referrals/withdraw-interest.server.ts'
import {
  anInterest,
  aProposal,
  day,
  meetingStory,
  propose,
  type MeetingStory
} from '../../../tests/support/appointments.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aWorker, anOrganisation } from '../../../tests/support/people.ts'
import { askWithLeave, comeToMeeting, listLeave } from './answer-meeting.server.ts'
import { pickTime } from './answer-times.server.ts'
import { cancelAppointment } from './cancel-appointment.server.ts'
import { joinMeeting, listJoinable } from './join-meeting.server.ts'
import { getAppointment, listOwnAppointments, listServiceAppointments } from './list-appointments.server.ts'
import { listOthersForService } from './list-others.server.ts'
import { moveByService } from './move-appointment.server.ts'
import { offerOtherTimes } from './offer-other-times.server.ts'
import { viewOwnOne } from './view-own-one.server.ts'
import { viewServiceOne } from './view-service-one.server.ts'

let db: TestDatabase
let story: MeetingStory
let priya: WorkerActor
let kettle: string
let id: string
let at: number
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
})
beforeEach(async () => {
  story = await meetingStory(db)
  const works = await anOrganisation(db, 'verified', 'Kettle Works')
  priya = await aWorker(db, works, 'Priya')
  kettle = await anInterest(db, story.actor, works)
  at = db.now() + day
  id = await propose(db, story.viewer, story.interestId, { times: [at] })
  await pickTime(db, story.actor, id, at)
})
afterAll(() => db[Symbol.asyncDispose]())

const join = (but: Partial<Parameters<typeof joinMeeting>[4]> = {}) =>
  getAppointment(db, story.actor, id).then(({ sequence }) =>
    joinMeeting(db, story.actor, id, sequence, {
      interestId: kettle,
      namesShown: true,
      who: 'person',
      ...but
    })
  )
const invited = async () => (await listServiceAppointments(db, priya))[0]!
const others = async (viewer: WorkerActor, appointmentId: string) =>
  listOthersForService(db, await getAppointment(db, viewer, appointmentId))

const told = async (actor: Parameters<typeof listNotices>[1]) =>
  (await listNotices(db, actor)).map(({ kind, about }) => ({ kind, about }))

describe('one meeting with several services', () => {
  it('is made by the person, and each service says itself whether it comes', async () => {
    await join()
    await db.write(async (tx) => {
      await tx.update(interest).set({ state: 'SEEN' }).where(eq(interest.id, kettle))
    })
    const theirs = await invited()
    expect(theirs).toMatchObject({
      state: 'PROPOSED',
      turn: 'service',
      times: [at],
      where: '1 Market Street, Oxford. Ask for Anna.',
      bring: ''
    })
    expect(theirs.id).not.toBe(id)
    expect((await listNotices(db, priya))[0]).toMatchObject({ kind: 'appointment-asked', about: theirs.id })
    expect(await others(story.viewer, id)).toEqual([])
    await comeToMeeting(db, priya, theirs.id)
    await comeToMeeting(db, priya, theirs.id)
    expect(await getAppointment(db, story.actor, theirs.id)).toMatchObject({
      state: 'CONFIRMED',
      startsAt: at
    })
    expect(await others(story.viewer, id)).toEqual([{ name: 'Kettle Works', comes: true }])
    expect(await others(priya, theirs.id)).toEqual([{ name: 'Connect Housing', comes: true }])
    expect(await told(story.actor)).toContainEqual({ kind: 'appointment-joined', about: theirs.id })
    const [row] = await db.read.select().from(interest).where(eq(interest.id, kettle))
    expect(row, 'nobody waits for another answer').toMatchObject({
      state: 'ACCEPTED',
      assignedTo: priya.accountId
    })
  })

  it('tells each service only that somebody else comes, unless the person allows names', async () => {
    await join({ namesShown: false })
    const theirs = await invited()
    await comeToMeeting(db, priya, theirs.id)
    expect(await others(story.viewer, id)).toEqual([{ name: null, comes: true }])
    expect(await others(priya, theirs.id)).toEqual([{ name: null, comes: true }])
    const annas = JSON.stringify(await viewServiceOne(db, story.viewer, id))
    expect(annas).not.toContain('Kettle')
    expect(annas).not.toContain(theirs.id)
    expect(annas).toContain('Somebody else')
    expect(annas).toContain('the others keep this time')
    expect(JSON.stringify(await viewOwnOne(db, story.actor, id))).toContain('the others still come')
    expect(JSON.stringify(await viewServiceOne(db, priya, theirs.id))).not.toMatch(/Connect Housing|letter/)
  })

  it('keeps names back that were kept back once', async () => {
    await join({ namesShown: false })
    const third = await anOrganisation(db, 'verified', 'Third')
    await aWorker(db, third, 'Tess')
    await join({ interestId: await anInterest(db, story.actor, third), namesShown: true })
    await comeToMeeting(db, priya, (await invited()).id)
    expect(await others(story.viewer, id)).toEqual([{ name: null, comes: true }])
  })

  it('opens nothing of one service to another, and no mark', async () => {
    await join()
    const theirs = await invited()
    await expect(getAppointment(db, priya, id)).rejects.toThrow('not-found')
    await expect(getAppointment(db, story.viewer, theirs.id)).rejects.toThrow('not-found')
  })

  it('may be asked for by a service that the person lets ask, once, and by no other', async () => {
    await join({ who: 'service' })
    expect(await listServiceAppointments(db, priya)).toEqual([])
    const [leave] = await listLeave(db, id)
    expect(leave).toMatchObject({ organisationName: 'Kettle Works' })
    const ben = await aWorker(db, story.at, 'Ben')
    await expect(askWithLeave(db, ben, id, leave!.leaveId)).rejects.toThrow('not-found')
    await expect(askWithLeave(db, priya, id, leave!.leaveId)).rejects.toThrow('not-found')
    await expect(askWithLeave(db, story.viewer, id, 'another')).rejects.toThrow('not-found')
    await askWithLeave(db, story.viewer, id, leave!.leaveId)
    expect(await invited()).toMatchObject({ state: 'PROPOSED', turn: 'service', times: [at] })
    await expect(askWithLeave(db, story.viewer, id, leave!.leaveId)).rejects.toThrow('not-found')
    expect(await listLeave(db, id)).toEqual([])
  })

  it('is only with services of the person’s own interests, once each, and only while it is agreed and ahead', async () => {
    await join()
    await expect(join()).rejects.toThrow('not-found')
    await expect(join({ interestId: 'nobody' })).rejects.toThrow('not-found')
    const other = await meetingStory(db)
    await expect(join({ interestId: other.interestId })).rejects.toThrow('not-found')
    expect(await listJoinable(db.read, await getAppointment(db, story.actor, id), db.now())).toEqual([])
    db.clock.set(at)
    await expect(join()).rejects.toThrow('changed-meanwhile')
  })

  it('is never with a service that the person has stopped sharing with', async () => {
    const [theirs] = await db.read
      .select({ consentId: consent.id })
      .from(consent)
      .innerJoin(interest, eq(interest.threadRef, consent.threadRef))
      .where(eq(interest.id, kettle))
    await stopSharing(db, story.actor, theirs!.consentId)
    expect(await listJoinable(db.read, await getAppointment(db, story.actor, id), db.now())).toEqual([])
    await expect(join()).rejects.toThrow('not-found')
  })

  it('ends for the one that is asked when the first one is moved or off', async () => {
    await join()
    const theirs = await invited()
    const { sequence } = await getAppointment(db, story.viewer, id)
    await moveByService(db, story.viewer, id, sequence, aProposal(db), 'Away')
    await expect(comeToMeeting(db, priya, theirs.id)).rejects.toThrow('changed-meanwhile')
    expect(await told(priya)).toContainEqual({ kind: 'appointment-one-less', about: theirs.id })
    const seen = await viewServiceOne(db, priya, theirs.id)
    expect(seen.may.come).toBe(false)
    expect(seen.lines[0]).toMatch(/^Nobody else comes at this time/)
    expect((await viewOwnOne(db, story.actor, theirs.id)).lines[0]).toMatch(/^No one else comes at this time/)
    await offerOtherTimes(db, priya, theirs.id, theirs.sequence, aProposal(db))
    expect((await getAppointment(db, story.actor, theirs.id)).meetingId).toBeNull()
  })

  it('goes on with the others when one of them cancels', async () => {
    await join()
    const theirs = await invited()
    await comeToMeeting(db, priya, theirs.id)
    const { sequence } = await getAppointment(db, priya, theirs.id)
    await cancelAppointment(db, priya, theirs.id, sequence, 'Ill')
    expect((await getAppointment(db, story.actor, id)).state).toBe('CONFIRMED')
    expect(await listOwnAppointments(db, story.actor)).toHaveLength(2)
    expect(await others(story.viewer, id)).toEqual([{ name: 'Kettle Works', comes: false }])
    expect(await told(story.viewer)).toContainEqual({ kind: 'appointment-one-less', about: id })
    const { facts } = await viewOwnOne(db, story.actor, id)
    expect(facts).toContainEqual({ label: 'No longer comes at this time', value: 'Kettle Works' })
    // What it says of the other is no more than that: not who ended it, and not why.
    const annas = await viewServiceOne(db, story.viewer, id)
    expect(annas.facts).toContainEqual({ label: 'No longer comes at this time', value: 'Kettle Works' })
    expect(JSON.stringify(annas)).not.toContain('Ill')
    await join()
    expect(await others(story.viewer, id), 'asked again, it has not said yes').toEqual([
      { name: 'Kettle Works', comes: false }
    ])
  })

  it('stays with the others at the old time when one moves, and everybody sees it', async () => {
    await join({ namesShown: false })
    const theirs = await invited()
    await comeToMeeting(db, priya, theirs.id)
    const { sequence } = await getAppointment(db, story.viewer, id)
    const moved = await moveByService(db, story.viewer, id, sequence, aProposal(db), 'Away')
    expect(await told(priya)).toContainEqual({ kind: 'appointment-one-less', about: theirs.id })
    expect(await others(priya, theirs.id)).toEqual([{ name: null, comes: false }])
    expect((await viewOwnOne(db, story.actor, moved)).facts).toContainEqual({
      label: 'Still comes at the old time',
      value: 'Kettle Works'
    })
    expect(await told(story.actor)).toContainEqual({ kind: 'appointment-changed', about: moved })
  })

  it('says so when a service comes no more because the person took the interest back', async () => {
    await join()
    const theirs = await invited()
    await comeToMeeting(db, priya, theirs.id)
    await withdrawInterest(db, story.actor, kettle, { stopSharing: true })
    expect(await told(story.viewer)).toContainEqual({ kind: 'appointment-one-less', about: id })
    expect(await others(story.viewer, id)).toEqual([{ name: 'Kettle Works', comes: false }])
    expect((await told(priya)).map(({ about }) => about)).not.toContain(id)
  })

  it('is not thought less of when an interest ends after everybody came', async () => {
    await join()
    await comeToMeeting(db, priya, (await invited()).id)
    db.clock.set(at + 1000)
    await withdrawInterest(db, story.actor, kettle, { stopSharing: false })
    expect(await told(story.viewer)).not.toContainEqual({ kind: 'appointment-one-less', about: id })
    expect(await others(story.viewer, id)).toEqual([{ name: 'Kettle Works', comes: true }])
  })
})
