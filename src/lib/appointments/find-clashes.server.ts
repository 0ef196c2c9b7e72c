import { ownerOf, type PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import type { SectionDocument } from '#lib/record/sections.ts'
import { sentencesInTheWay } from './licence-times.ts'
import { listOwnAppointments } from './list-appointments.server.ts'
import { localTimeOf } from './local-time.server.ts'
import type { Appointment } from './open-rows.server.ts'
import { isOpen } from './rules.ts'

/** What a time may get in the way of. */
export interface Clash {
  readonly appointments: readonly Appointment[]
  /** What the person wrote about their licence, in their own words. */
  readonly licence: readonly string[]
}

/** Between the end of one and the start of the next somebody has to get there. */
const onTheWay = 30 * 60_000 // ms

/**
 * For each time what else the person has then: other appointments, and times they told of their licence. It is for the
 * person alone: nothing of it is stored, and no service sees that it was asked. Behind the private door it knows both
 * sides of it; in front of it, nothing of what is behind. Tests: `clashes.test.ts`, `denied.test.ts`.
 */
export async function findClashes(
  db: Database,
  actor: PersonActor,
  asked: Pick<Appointment, 'id' | 'minutes' | 'meetingId'>,
  times: readonly number[]
): Promise<ReadonlyMap<number, Clash>> {
  if (times.length === 0) return new Map()
  const owner = ownerOf(actor)
  const now = db.now()
  const others = [
    ...(await listOwnAppointments(db, actor)),
    ...(actor.roomOf ? await listOwnAppointments(db, owner) : [])
  ].filter(
    (one) =>
      one.id !== asked.id &&
      one.startsAt !== null &&
      isOpen(one, now) &&
      (one.meetingId === null || one.meetingId !== asked.meetingId)
  )
  const licence = licenceWords((await findOwnSection(db, owner, 'licence'))?.document ?? {})
  return new Map(
    times.map((at) => [
      at,
      {
        appointments: others.filter((one) => isNear(one, at, asked.minutes)),
        licence: licence.flatMap((words) => sentencesInTheWay(words, stretchOf(at, asked.minutes)))
      }
    ])
  )
}

function isNear({ startsAt, minutes }: Appointment, at: number, asked: number): boolean {
  const from = startsAt ?? 0
  return from - onTheWay < at + asked * 60_000 && at < from + minutes * 60_000 + onTheWay
}

function stretchOf(at: number, minutes: number) {
  const { weekday, day, minute } = localTimeOf(at)
  return { weekday, day, from: minute, until: minute + minutes }
}

/** Topics of rules that are about times. */
const timely = ['MEETINGS', 'TIMES', 'TAG', 'COURSES', 'TESTS']

function licenceWords({ meetings, rules }: SectionDocument): string[] {
  const ofRules = (Array.isArray(rules) ? rules : []).flatMap((rule: unknown) => {
    const { topic, words } = rule as { topic?: unknown; words?: unknown }
    return timely.includes(String(topic)) && typeof words === 'string' ? [words] : []
  })
  return [...(typeof meetings === 'string' ? [meetings] : []), ...ofRules]
}
