import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SignedIn } from '#lib/access/actors.ts'
import { addClosing } from '#lib/accounts/closing.server.ts'
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
import { aPerson } from '../../../tests/support/people.ts'
import { pickTime } from './answer-times.server.ts'
import {
  chooseCalendarWords,
  endCalendarKey,
  findFeed,
  findKeyHolder,
  makeCalendarKey
} from './calendar-feed.server.ts'
import { calendarReader } from './calendar-reader.server.ts'
import { cancelAppointment } from './cancel-appointment.server.ts'
import { markAppointment } from './mark-appointment.server.ts'
import { moveByService } from './move-appointment.server.ts'
import { readCalendar } from './read-calendar.server.ts'
import { calendarFeed } from './tables.server.ts'

let db: TestDatabase
let story: MeetingStory
let address = 0
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
})
beforeEach(async () => {
  story = await meetingStory(db)
  address += 1
})
afterAll(() => db[Symbol.asyncDispose]())

const from = () => `192.0.2.${address}`
const withKey = async (key: string) => readCalendar(db, await calendarReader(db, null, key, from()))

function eventsIn(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

async function agreed(at = db.now() + day): Promise<string> {
  const id = await propose(db, story.viewer, story.interestId, { times: [at] })
  await pickTime(db, story.actor, id, at)
  return id
}

describe('the address of a calendar', () => {
  it('is off until it is wanted, then opens, and is kept as a hash alone', async () => {
    expect(await findFeed(db, story.actor)).toEqual({ madeAt: null, showsWith: false, showsWhere: false })
    await expect(withKey('')).rejects.toThrow('not-found')
    const key = await makeCalendarKey(db, story.actor)
    expect(key).toMatch(/^[\w-]{43}$/)
    expect(Buffer.from(key, 'base64url')).toHaveLength(32)
    expect(await withKey(key)).toContain('BEGIN:VCALENDAR')
    const stored = JSON.stringify(await db.read.select().from(calendarFeed))
    expect(stored).not.toContain(key)
    expect((await findFeed(db, story.actor)).madeAt).toBe(db.now())
  })

  it('ends when a new one is made, when it is turned off, and with the yes', async () => {
    const first = await makeCalendarKey(db, story.actor)
    const second = await makeCalendarKey(db, story.actor)
    await expect(withKey(first)).rejects.toThrow('not-found')
    expect(await withKey(second)).toContain('BEGIN:VCALENDAR')
    await endCalendarKey(db, story.actor)
    await endCalendarKey(db, story.actor)
    await expect(withKey(second)).rejects.toThrow('not-found')
    const third = await makeCalendarKey(db, story.actor)
    await takeBack(db, story.actor)
    await expect(withKey(third)).rejects.toThrow('not-found')
    expect(await db.read.$count(calendarFeed)).toBeGreaterThan(0) // of others
    expect((await findFeed(db, story.actor)).madeAt).toBeNull()
  })

  it('ends to the millisecond when everything is to be deleted', async () => {
    const key = await makeCalendarKey(db, story.actor)
    const dueAt = db.now() + 7 * day
    await db.write((tx, now) => addClosing(tx, story.actor.personId, { askedAt: now, dueAt }))
    db.clock.set(dueAt - 1)
    expect(await withKey(key)).toContain('BEGIN:VCALENDAR')
    db.clock.set(dueAt)
    await expect(withKey(key)).rejects.toThrow('not-found')
  })

  it('is no place to guess, nor to ask for all day', async () => {
    for (let tries = 0; tries < 30; tries++) {
      await expect(findKeyHolder(db, `wrong-${tries}`, from())).rejects.toThrow('not-found')
    }
    await expect(findKeyHolder(db, 'wrong', from())).rejects.toThrow('too-many-tries')
    // Programs of others at the same address go on.
    const key = await makeCalendarKey(db, story.actor)
    for (let reads = 0; reads < 60; reads++) await findKeyHolder(db, key, from())
    await expect(findKeyHolder(db, key, from())).rejects.toThrow('too-many-tries')
    await expect(findKeyHolder(db, key, '198.51.100.7')).rejects.toThrow('too-many-tries')
  })

  it('is made neither on a shared screen nor behind the private door', async () => {
    await expect(makeCalendarKey(db, { ...story.actor, way: 'kiosk' })).rejects.toThrow('not-allowed')
    await expect(makeCalendarKey(db, { ...story.actor, roomOf: 'x' })).rejects.toThrow('not-allowed')
  })
})

describe('who reads a calendar', () => {
  const signedIn = (but: Partial<SignedIn> = {}): SignedIn => ({
    accountId: story.actor.personId,
    sessionIdHash: '',
    way: 'own-phone',
    hats: ['person'],
    provedAt: 0,
    saidYes: true,
    ...but
  })
  const reader = (who: SignedIn | null, key: string | null = null) => calendarReader(db, who, key, from())

  it('is the person who is signed in, without a key', async () => {
    expect(await reader(signedIn())).toEqual({ ...story.actor, way: 'own-phone' })
  })

  it('is nobody else: a stranger, a worker, a steward, a supporter, somebody without a yes', async () => {
    await expect(reader(null)).rejects.toThrow('not-found')
    for (const hat of ['worker', 'steward', 'supporter', 'enroller'] as const) {
      await expect(reader(signedIn({ hats: [hat] })), hat).rejects.toThrow('not-found')
    }
    await expect(reader(signedIn({ saidYes: false }))).rejects.toThrow('not-found')
  })

  it('a wrong key opens nothing for somebody who is signed in either', async () => {
    await expect(reader(signedIn(), 'wrong')).rejects.toThrow('not-found')
  })

  it('a shared screen keeps no file of theirs', async () => {
    await expect(readCalendar(db, { ...story.actor, way: 'kiosk' })).rejects.toThrow('not-allowed')
  })
})

describe('what a calendar says', () => {
  it('is "Appointment" and the time, until the person adds more', async () => {
    const at = db.now() + day
    await agreed(at)
    const text = await readCalendar(db, story.actor)
    expect(text).not.toMatch(/Connect Housing|Market Street|Anna|letter|room/i)
    expect(eventsIn(text)).toMatchObject([{ summary: 'Appointment', location: null }])
    expect(eventsIn(text)[0]?.startDate.toJSDate().getTime()).toBe(at)
    await chooseCalendarWords(db, story.actor, { showsWith: true, showsWhere: false })
    expect(eventsIn(await readCalendar(db, story.actor))).toMatchObject([
      { summary: 'Appointment with Connect Housing', location: null }
    ])
    await chooseCalendarWords(db, story.actor, { showsWith: false, showsWhere: true })
    expect(eventsIn(await readCalendar(db, story.actor))).toMatchObject([
      { summary: 'Appointment', location: '1 Market Street, Oxford. Ask for Anna.' }
    ])
  })

  it('is the same text while nothing changes', async () => {
    await agreed()
    const first = await readCalendar(db, story.actor)
    db.clock.move(hour)
    expect(await readCalendar(db, story.actor)).toBe(first)
  })

  it('leaves out what is not agreed, what is long over, and how it went', async () => {
    await propose(db, story.viewer, story.interestId)
    expect(eventsIn(await readCalendar(db, story.actor))).toEqual([])
    const at = db.now() + hour
    const id = await agreed(at)
    db.clock.set(at + hour)
    const before = await readCalendar(db, story.actor)
    await markAppointment(db, story.actor, id, 'SERVICE_MISSED')
    const [event] = eventsIn(await readCalendar(db, story.actor))
    expect(event?.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(eventsIn(before)[0]?.uid).toBe(event?.uid)
    db.clock.move(32 * day)
    expect(eventsIn(await readCalendar(db, story.actor))).toEqual([])
  })

  it('keeps its id and counts up when it is moved, and says meanwhile that the old time is off', async () => {
    const id = await agreed()
    const seen = async () =>
      eventsIn(await readCalendar(db, story.actor)).map((event) => ({
        uid: event.uid,
        sequence: event.sequence,
        at: event.startDate.toJSDate().getTime(),
        status: event.component.getFirstPropertyValue('status')
      }))
    const [first] = await seen()
    const later = db.now() + 3 * day
    const next = await moveByService(db, story.viewer, id, 2, aProposal(db, { times: [later] }), 'Away')
    const [waits] = await seen()
    await pickTime(db, story.actor, next, later)
    const [last, ...more] = await seen()
    expect(more).toEqual([])
    expect([waits?.uid, last?.uid]).toEqual([first?.uid, first?.uid])
    expect([first?.status, waits?.status, last?.status]).toEqual(['CONFIRMED', 'CANCELLED', 'CONFIRMED'])
    expect(last?.at).toBe(later)
    expect(waits!.sequence).toBeGreaterThan(first!.sequence)
    expect(last!.sequence).toBeGreaterThan(waits!.sequence)
    await cancelAppointment(db, story.actor, next, last!.sequence, '')
    const [off] = await seen()
    expect(off).toMatchObject({ uid: first?.uid, status: 'CANCELLED' })
    expect(off!.sequence).toBeGreaterThan(last!.sequence)
  })

  it('holds nobody else’s', async () => {
    await agreed()
    expect(eventsIn(await readCalendar(db, await aPerson(db)))).toEqual([])
    await anInterest(db, story.actor, story.at, story.ref)
  })
})
