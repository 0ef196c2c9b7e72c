import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { listOwnAppointments } from './list-appointments.server.ts'
import type { Appointment } from './open-rows.server.ts'
import { stateWords } from './own-words.ts'
import { isOpen, mayMark, stillThere } from './rules.ts'
import { momentWords, stretchWords } from './when-words.ts'

/** One appointment in a list. */
export interface AppointmentCard {
  readonly id: string
  readonly who: string
  readonly when: string
  readonly line: string
  readonly where: string
  /** The words of the link. */
  readonly go: string
  /** Whether "I am here. Nobody came" stands right here: it began within the last hours and nothing was said. */
  readonly isNow: boolean
}

/** All appointments of a person in groups, in the order in which they matter; an empty group is left out. */
export async function viewOwnList(db: Database, actor: PersonActor) {
  const now = db.now()
  const all = await listOwnAppointments(db, actor)
  const groups = groupNames.map((name) => ({
    name,
    title: titles[name](),
    cards: sorted(
      name,
      all.filter((one) => groupOf(one, now) === name)
    ).map((one) => card(one, now))
  }))
  return { lead: m.appointments_lead(), groups: groups.filter(({ cards }) => cards.length > 0) }
}

const groupNames = ['answer', 'mark', 'ahead', 'waits', 'over'] as const
type GroupName = (typeof groupNames)[number]

const titles: Record<GroupName, () => string> = {
  answer: m.appointments_group_answer,
  mark: m.appointments_group_mark,
  ahead: m.appointments_group_ahead,
  waits: m.appointments_group_waits,
  over: m.appointments_group_over
}

function groupOf(one: Appointment, now: number): GroupName {
  if (one.state === 'PROPOSED') return one.turn === 'person' ? 'answer' : 'waits'
  if (isOpen(one, now)) return 'ahead'
  return one.personMark === null && mayMark(one, now) ? 'mark' : 'over'
}

/** What comes is in the order of coming; what was, the latest first, as it is found. */
function sorted(name: GroupName, cards: readonly Appointment[]): Appointment[] {
  if (name !== 'ahead') return [...cards]
  return cards.toSorted((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0))
}

function card(one: Appointment, now: number): AppointmentCard {
  const { id, startsAt, minutes, organisationName: who } = one
  const when = startsAt === null ? offered(one, now) : stretchWords(startsAt, minutes, now)
  const isNow =
    startsAt !== null && one.personMark === null && mayMark(one, now) && now < startsAt + stillThere
  return {
    id,
    who: m.appointments_with({ who }),
    when,
    // The heading of its group says it already.
    line: groupOf(one, now) === 'over' || one.turn === 'service' ? stateWords(one, now) : '',
    where: isOpen(one, now) || isNow ? one.where : '',
    go: m.appointments_open_of({
      who,
      when: startsAt === null ? stateWords(one, now) : momentWords(startsAt, now)
    }),
    isNow
  }
}

/** Before a time is agreed: what is offered, or the time of the meeting that a service was asked to. */
function offered({ turn, times, minutes }: Appointment, now: number): string {
  const [first] = times
  if (turn === 'service') return first === undefined ? '' : stretchWords(first, minutes, now)
  if (times.length === 0) return m.appointments_times_gone()
  return times.length === 1
    ? m.appointments_time_offered()
    : m.appointments_times_offered({ count: times.length })
}
