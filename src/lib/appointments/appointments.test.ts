import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listNotices } from '#lib/notices/list-notices.server.ts'
import { interest } from '#lib/referrals/tables.server.ts'
import { eq } from 'drizzle-orm'
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
import { askForAnother, pickTime } from './answer-times.server.ts'
import { cancelAppointment } from './cancel-appointment.server.ts'
import { countMeetings } from './count-meetings.server.ts'
import { findNextAppointment } from './find-next.server.ts'
import { getAppointment, listInterestAppointments } from './list-appointments.server.ts'
import { markAppointment } from './mark-appointment.server.ts'
import { moveByPerson, moveByService } from './move-appointment.server.ts'
import { offerOtherTimes } from './offer-other-times.server.ts'
import { proposeTimes } from './propose-times.server.ts'
import { remindOfTomorrow } from './remind.server.ts'
import { tellAppointments } from './tell-appointments.server.ts'
import { viewOwnList } from './view-own-list.server.ts'
import { viewServiceList } from './view-service-list.server.ts'

let db: TestDatabase
let story: MeetingStory
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
  story = await meetingStory(db)
})
beforeEach(async () => {
  story = { ...story, interestId: await anInterest(db, story.actor, story.at, story.ref) }
})
afterAll(() => db[Symbol.asyncDispose]())

/** Of the person, or of the worker with 'service'. */
const see = (id: string, side: 'person' | 'service' = 'person') =>
  getAppointment(db, side === 'person' ? story.actor : story.viewer, id)
const told = async (side: 'person' | 'service') =>
  (await listNotices(db, side === 'person' ? story.actor : story.viewer)).map(({ kind, about }) => ({
    kind,
    about
  }))

async function agreed(at = db.now() + day): Promise<string> {
  const id = await propose(db, story.viewer, story.interestId, { times: [at] })
  await pickTime(db, story.actor, id, at)
  return id
}

describe('an appointment', () => {
  it('is offered with several times, and the person picks one', async () => {
    const id = await propose(db, story.viewer, story.interestId)
    expect(await see(id)).toMatchObject({
      state: 'PROPOSED',
      turn: 'person',
      times: [db.now() + day, db.now() + 2 * day],
      where: '1 Market Street, Oxford. Ask for Anna.',
      bring: 'Your letter',
      workerName: 'Anna',
      organisationName: 'Connect Housing'
    })
    expect(await told('person')).toContainEqual({ kind: 'appointment-proposed', about: id })
    await pickTime(db, story.actor, id, db.now() + 2 * day)
    await pickTime(db, story.actor, id, db.now() + 2 * day)
    expect(await see(id, 'service')).toMatchObject({
      state: 'CONFIRMED',
      turn: null,
      startsAt: db.now() + 2 * day,
      sequence: 2
    })
    expect(await told('service')).toContainEqual({ kind: 'appointment-picked', about: id })
    await expect(pickTime(db, story.actor, id, db.now() + day)).rejects.toThrow('changed-meanwhile')
  })

  it('keeps every word sealed in the database', async () => {
    const id = await propose(db, story.viewer, story.interestId, {
      where: 'Zq7Marked house',
      bring: 'Zq7Marked'
    })
    await askForAnother(db, story.actor, id, 1, 'Zq7Marked Monday')
    const dump = JSON.stringify(
      (await db.read.all<Record<string, unknown>>(`SELECT * FROM appointment WHERE id = '${id}'`)).map(
        (row) =>
          Object.values(row).map((value) =>
            value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value
          )
      )
    )
    expect(dump).not.toContain('Zq7Marked')
    expect((await see(id, 'service')).asked).toBe('Zq7Marked Monday')
  })

  it('goes back to the service when the person asks for another time, and comes back with new ones', async () => {
    const id = await propose(db, story.viewer, story.interestId)
    await askForAnother(db, story.actor, id, 1, 'Any morning')
    expect(await see(id)).toMatchObject({ turn: 'service', times: [], asked: 'Any morning' })
    expect(await told('service')).toContainEqual({ kind: 'appointment-another', about: id })
    const times = [db.now() + 3 * day]
    await offerOtherTimes(db, story.viewer, id, 2, aProposal(db, { times, where: 'Upstairs' }))
    expect(await see(id)).toMatchObject({ turn: 'person', times, where: 'Upstairs', asked: '' })
    await expect(askForAnother(db, story.actor, id, 3, '  ')).rejects.toThrow('bad-input')
  })

  it('is moved by the service with a reason and keeps its place in calendars', async () => {
    const id = await agreed()
    const before = await see(id)
    const times = [db.now() + 4 * day]
    const next = await moveByService(
      db,
      story.viewer,
      id,
      before.sequence,
      aProposal(db, { times }),
      'Anna is away'
    )
    expect(await see(id)).toMatchObject({ state: 'MOVED', endedBy: 'service', reason: 'Anna is away' })
    const moved = await see(next)
    expect(moved).toMatchObject({ state: 'PROPOSED', turn: 'person', times, movedFrom: id })
    expect(moved.calendarUid).toBe(before.calendarUid)
    expect(moved.sequence).toBeGreaterThan((await see(id)).sequence)
    expect(await told('person')).toContainEqual({ kind: 'appointment-changed', about: next })
  })

  it('is moved by the person with words for the service', async () => {
    const id = await agreed()
    const next = await moveByPerson(db, story.actor, id, 2, 'I work that day')
    expect(await see(next, 'service')).toMatchObject({
      turn: 'service',
      times: [],
      asked: 'I work that day',
      where: '1 Market Street, Oxford. Ask for Anna.'
    })
  })

  it('is cancelled by a service only with a reason, by a person without', async () => {
    const [one, two] = [await agreed(), await agreed()]
    await expect(cancelAppointment(db, story.viewer, one, 2, ' ')).rejects.toThrow('bad-input')
    await cancelAppointment(db, story.viewer, one, 2, 'The office is shut')
    expect(await see(one)).toMatchObject({
      state: 'CANCELLED',
      endedBy: 'service',
      reason: 'The office is shut'
    })
    await cancelAppointment(db, story.actor, two, 2, '')
    expect(await see(two, 'service')).toMatchObject({ state: 'CANCELLED', endedBy: 'person', reason: '' })
    expect(await told('service')).toContainEqual({ kind: 'appointment-off', about: two })
  })

  it('is refused in the past, over a year ahead, six times at once, and without a place', async () => {
    const bad: Parameters<typeof aProposal>[1][] = [
      { times: [db.now()] },
      { times: [db.now() - day] },
      { times: [db.now() + 400 * day] },
      { times: [] },
      { times: [1, 2, 3, 4, 5, 6].map((n) => db.now() + n * day) },
      { times: [Number.NaN] },
      { minutes: 0 },
      { minutes: 1000 },
      { where: ' ' },
      { where: 'x'.repeat(301) },
      { where: 'See https://evil.example' },
      { bring: 'x'.repeat(301) }
    ]
    for (const but of bad) {
      await expect(propose(db, story.viewer, story.interestId, but), JSON.stringify(but)).rejects.toThrow(
        'bad-input'
      )
    }
    await expect(proposeTimes(db, story.viewer, story.interestId, 'short', aProposal(db))).rejects.toThrow(
      'bad-input'
    )
  })

  it('is one when the form is sent twice', async () => {
    const id = 'A'.repeat(22)
    await proposeTimes(db, story.viewer, story.interestId, id, aProposal(db))
    await proposeTimes(db, story.viewer, story.interestId, id, aProposal(db))
    const all = await listInterestAppointments(db, story.viewer, story.interestId)
    expect(all.filter((one) => one.id === id)).toHaveLength(1)
  })
})

describe('what is next', () => {
  it('is the first that is agreed and ahead, or has just begun, and of this person', async () => {
    story = await meetingStory(db)
    const next = async () => (await findNextAppointment(db, story.actor))?.id ?? null
    await propose(db, story.viewer, story.interestId)
    expect(await next()).toBeNull()
    const [later, sooner] = [await agreed(db.now() + 2 * day), await agreed(db.now() + day)]
    expect(await next()).toBe(sooner)
    await cancelAppointment(db, story.actor, sooner, 2, '')
    expect(await next()).toBe(later)
    db.clock.move(2 * day + 2 * hour)
    expect(await next()).toBe(later)
    await markAppointment(db, story.actor, later, 'ATTENDED')
    expect(await next()).toBeNull()
  })
})

describe('two who answer at once', () => {
  it('count once, when a colleague offers other times while the person answers', async () => {
    const id = await propose(db, story.viewer, story.interestId)
    const both = await Promise.allSettled([
      pickTime(db, story.actor, id, db.now() + day),
      offerOtherTimes(db, story.viewer, id, 1, aProposal(db, { times: [db.now() + 5 * day] }))
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('count once, when two cancel and move', async () => {
    const id = await agreed()
    const both = await Promise.allSettled([
      cancelAppointment(db, story.viewer, id, 2, 'No'),
      moveByPerson(db, story.actor, id, 2, 'Later')
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('count once, when the person picks two times', async () => {
    const id = await propose(db, story.viewer, story.interestId)
    const both = await Promise.allSettled([
      pickTime(db, story.actor, id, db.now() + day),
      pickTime(db, story.actor, id, db.now() + 2 * day)
    ])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  })
})

describe('how it went', () => {
  it('is said by either side, each sees both, and the person’s word counts', async () => {
    const at = db.now() + hour
    const id = await agreed(at)
    await expect(markAppointment(db, story.actor, id, 'ATTENDED')).rejects.toThrow('changed-meanwhile')
    db.clock.set(at)
    await markAppointment(db, story.viewer, id, 'PERSON_MISSED')
    expect(await see(id)).toMatchObject({
      state: 'PERSON_MISSED',
      serviceMark: 'PERSON_MISSED',
      serviceMarkAt: at
    })
    db.clock.move(10 * 60_000)
    await markAppointment(db, story.actor, id, 'SERVICE_MISSED')
    const said = { state: 'SERVICE_MISSED', personMark: 'SERVICE_MISSED', personMarkAt: at + 10 * 60_000 }
    expect(await see(id)).toMatchObject(said)
    expect(await see(id, 'service')).toMatchObject({ ...said, serviceMark: 'PERSON_MISSED' })
    expect(await told('service')).toContainEqual({ kind: 'appointment-nobody-came', about: id })
    await markAppointment(db, story.viewer, id, 'ATTENDED')
    expect(await see(id)).toMatchObject({ state: 'SERVICE_MISSED', serviceMark: 'ATTENDED' })
    db.clock.move(hour)
    await markAppointment(db, story.actor, id, 'SERVICE_MISSED')
    expect((await see(id)).personMarkAt).toBe(at + 10 * 60_000)
    await markAppointment(db, story.actor, id, 'ATTENDED')
    expect(await see(id)).toMatchObject({ state: 'ATTENDED' })
    db.clock.set(at + 28 * day)
    await expect(markAppointment(db, story.actor, id, 'PERSON_MISSED')).rejects.toThrow('changed-meanwhile')
    db.clock.set(at + hour)
  })

  it('counts what took place and what the service missed, since a day', async () => {
    const since = db.now()
    for (const mark of ['ATTENDED', 'ATTENDED', 'SERVICE_MISSED', 'PERSON_MISSED'] as const) {
      const at = db.now() + hour
      const id = await agreed(at)
      db.clock.set(at)
      await markAppointment(db, story.actor, id, mark)
    }
    expect(await countMeetings(db, story.at.id, since)).toEqual({ held: 2, missedByService: 1 })
    expect(await countMeetings(db, story.at.id, db.now() + 1)).toEqual({ held: 0, missedByService: 0 })
  })
})

describe('a reminder', () => {
  it('is left once for what is tomorrow in London, and for nothing else', async () => {
    db.clock.set(Date.UTC(2027, 2, 27, 20)) // the day before the clocks go forward
    story = await meetingStory(db)
    const tomorrow = await agreed(Date.UTC(2027, 2, 28, 22, 30)) // 11:30pm there
    const after = await agreed(Date.UTC(2027, 2, 28, 23, 30)) // half past midnight of the day after
    const today = await agreed(Date.UTC(2027, 2, 27, 23, 30))
    await propose(db, story.viewer, story.interestId, { times: [Date.UTC(2027, 2, 28, 12)] })
    expect(await remindOfTomorrow(db)).toBe(1)
    expect(await remindOfTomorrow(db)).toBe(0)
    const told = (await listNotices(db, story.actor)).filter(({ kind }) => kind === 'appointment-tomorrow')
    expect(told.map(({ about }) => about)).toEqual([tomorrow])
    expect([after, today]).not.toContain(told[0]?.about)
  })
})

describe('an interest that is over', () => {
  it('takes what was arranged for later with it, and what began stays', async () => {
    story = await meetingStory(db)
    const soon = await agreed(db.now() + hour)
    const later = await agreed(db.now() + 3 * day)
    const offered = await propose(db, story.viewer, story.interestId)
    db.clock.move(2 * hour)
    await db.write(async (tx, now) => {
      await tx
        .update(interest)
        .set({ state: 'WITHDRAWN', withdrawnAt: now })
        .where(eq(interest.id, story.interestId))
    })
    db.clock.move(4 * day)
    expect(await see(later, 'service')).toMatchObject({ state: 'CANCELLED', endedBy: 'person' })
    expect(await see(offered, 'service')).toMatchObject({ state: 'CANCELLED', turn: null })
    await expect(propose(db, story.viewer, story.interestId)).rejects.toThrow('changed-meanwhile')
    await markAppointment(db, story.actor, soon, 'ATTENDED')
    await expect(markAppointment(db, story.actor, later, 'ATTENDED')).rejects.toThrow('changed-meanwhile')
    expect(await remindOfTomorrow(db)).toBe(0)
  })
})

describe('what a person sees and takes with them', () => {
  it('is in groups, what waits for them first, and whole in their copy', async () => {
    story = await meetingStory(db)
    const soon = db.now() + hour
    const [past, lost] = [await agreed(soon), await agreed(soon)]
    const next = await agreed(soon + day)
    const offered = await propose(db, story.viewer, story.interestId)
    const asked = await propose(db, story.viewer, story.interestId)
    await askForAnother(db, story.actor, asked, 1, 'A morning')
    db.clock.set(soon)
    await markAppointment(db, story.actor, lost, 'PERSON_MISSED')
    const { groups } = await viewOwnList(db, story.actor)
    expect(groups.map(({ name, cards }) => [name, cards.map(({ id, isNow }) => [id, isNow])])).toEqual([
      ['answer', [[offered, false]]],
      ['mark', [[past, true]]],
      ['ahead', [[next, false]]],
      ['waits', [[asked, false]]],
      ['over', [[lost, false]]]
    ])
    const copy = JSON.stringify(await tellAppointments(db, story.actor))
    expect(copy).toContain('"youAsked":"A morning"')
    expect(copy).toContain('"youSaid":"PERSON_MISSED"')
    expect(copy).toContain('1 Market Street')
    expect(copy).not.toContain(story.viewer.accountId)
    expect((await viewServiceList(db, story.viewer)).groups.map(({ name }) => name)).toEqual([
      'today',
      'answer',
      'ahead',
      'waits'
    ])
  })
})
