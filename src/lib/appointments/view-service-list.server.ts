import type { WorkerActor } from '#lib/access/actors.ts'
import { personCode } from '#lib/consent/people-words.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { isoDay } from '#lib/ui/dates.ts'
import { listServiceAppointments } from './list-appointments.server.ts'
import type { Appointment } from './open-rows.server.ts'
import { isOpen, mayMark } from './rules.ts'
import { serviceStateWords } from './service-words.ts'
import { momentWords, stretchWords } from './when-words.ts'

const groupNames = ['today', 'answer', 'ahead', 'mark', 'waits', 'over'] as const
type GroupName = (typeof groupNames)[number]

const titles: Record<GroupName, () => string> = {
  today: m.org_appointments_group_today,
  answer: m.org_appointments_group_answer,
  ahead: m.org_appointments_group_ahead,
  mark: m.org_appointments_group_mark,
  waits: m.org_appointments_group_waits,
  over: m.org_appointments_group_over
}

/** What this worker may see of their service's appointments, today first; an empty group is left out. */
export async function viewServiceList(db: Database, viewer: WorkerActor) {
  const now = db.now()
  const all = await listServiceAppointments(db, viewer)
  const groups = groupNames.map((name) => ({
    name,
    title: titles[name](),
    rows: inOrder(
      name,
      all.filter((one) => groupOf(one, now) === name)
    ).map((one) => row(one, now))
  }))
  return {
    lead: m.org_appointments_lead({ organisation: viewer.organisationName }),
    groups: groups.filter(({ rows }) => rows.length > 0)
  }
}

function groupOf(one: Appointment, now: number): GroupName {
  if (one.state === 'PROPOSED') return one.turn === 'service' ? 'answer' : 'waits'
  const isToday = one.startsAt !== null && isoDay(one.startsAt) === isoDay(now)
  if (isToday && one.state !== 'CANCELLED' && one.state !== 'MOVED') return 'today'
  if (isOpen(one, now)) return 'ahead'
  return one.serviceMark === null && mayMark(one, now) ? 'mark' : 'over'
}

function inOrder(name: GroupName, all: readonly Appointment[]): Appointment[] {
  if (name !== 'today' && name !== 'ahead') return [...all]
  return all.toSorted((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0))
}

function row(one: Appointment, now: number) {
  const code = personCode(one.threadRef)
  const at = one.startsAt ?? (one.turn === 'service' ? (one.times[0] ?? null) : null)
  const when = at === null ? m.org_appointments_no_time() : stretchWords(at, one.minutes, now)
  return {
    id: one.id,
    code: m.org_person({ code }),
    when,
    offer: one.offerTitle,
    state: serviceStateWords(one, now),
    go: m.org_appointments_open_of({
      code,
      when: at === null ? serviceStateWords(one, now) : momentWords(at, now)
    })
  }
}
