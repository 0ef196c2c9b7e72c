import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { listOwnAppointments } from './list-appointments.server.ts'
import type { Appointment } from './open-rows.server.ts'
import { isOpen } from './rules.ts'

interface OwnOthers {
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly lines: readonly string[]
}

/**
 * The other services of the same meeting, in words. The person knows everybody of their own meeting: who comes, who was
 * asked, who no longer comes at that time, and beside what was moved who still comes at the old one.
 */
export async function viewOwnOthers(
  db: Database,
  actor: PersonActor,
  one: Appointment,
  now: number
): Promise<OwnOthers> {
  const all = await listOwnAppointments(db, actor)
  const of = (meetingId: string) =>
    all.filter((other) => other.meetingId === meetingId && other.organisationId !== one.organisationId)
  if (one.meetingId !== null) return inMeeting(one, of(one.meetingId), now)
  const left = all.find(({ id }) => id === one.movedFrom)?.meetingId ?? null
  const still = left === null ? [] : of(left).filter((other) => other.startsAt !== null && isOpen(other, now))
  return { lines: [], facts: fact(m.appointments_others_old_time(), still.map(nameOf)) }
}

function inMeeting(one: Appointment, others: readonly Appointment[], now: number): OwnOthers {
  const on = others.filter(({ state }) => !isOff(state))
  const comes = new Set(on.map(nameOf))
  const gone = others.filter((other) => isOff(other.state) && other.startsAt !== null).map(nameOf)
  const [askedFor] = one.turn === 'service' ? one.times : []
  const isAlone = askedFor !== undefined && !on.some(({ startsAt }) => startsAt === askedFor)
  return {
    lines: [
      ...(isAlone ? [m.appointments_meeting_gone()] : []),
      // Whoever moves or cancels one, does that with one.
      ...(on.some((other) => isOpen(other, now)) && isOpen(one, now) ? [m.appointments_others_keep()] : [])
    ],
    facts: [
      ...fact(m.appointments_others_label(), on.map(nameAndState)),
      ...fact(
        m.appointments_others_gone(),
        gone.filter((name) => !comes.has(name))
      )
    ]
  }
}

const isOff = (state: Appointment['state']) => state === 'MOVED' || state === 'CANCELLED'
const nameOf = ({ organisationName }: Appointment) => organisationName
const nameAndState = ({ organisationName: who, state }: Appointment) =>
  state === 'PROPOSED' ? m.appointments_others_asked({ who }) : who

function fact(label: string, names: readonly string[]): OwnOthers['facts'] {
  return names.length === 0 ? [] : [{ label, value: [...new Set(names)].join(', ') }]
}
