import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { timeInWords } from '#lib/ui/dates.ts'
import { findClashes, type Clash } from './find-clashes.server.ts'
import { listJoinable } from './join-meeting.server.ts'
import { getAppointment } from './list-appointments.server.ts'
import type { Appointment } from './open-rows.server.ts'
import { viewOwnOthers } from './own-others.server.ts'
import { ownMarkWords, servicesMarkWords, stateWords } from './own-words.ts'
import { mayBring, mayMark, stillThere } from './rules.ts'
import { minutesWords, momentWords, stretchWords } from './when-words.ts'

/**
 * One appointment as its person sees it, in words.
 *
 * @throws Refusal `not-found` when it is not theirs
 */
export async function viewOwnOne(db: Database, actor: PersonActor, appointmentId: string) {
  const one = await getAppointment(db, actor, appointmentId)
  const now = db.now()
  const may = {
    pick: one.state === 'PROPOSED' && one.turn === 'person' && one.times.length > 0,
    askAnother: mayBring('person', one, 'PROPOSED', now),
    move: mayBring('person', one, 'MOVED', now),
    cancel: mayBring('person', one, 'CANCELLED', now),
    mark: mayMark(one, now)
  }
  const asked = may.pick ? one.times : one.startsAt !== null && may.move ? [one.startsAt] : []
  const others = await viewOwnOthers(db, actor, one, now)
  const clashes = await findClashes(db, actor, one, asked)
  return {
    id: one.id,
    sequence: one.sequence,
    title: m.appointments_with({ who: one.organisationName }),
    who:
      one.workerName === null
        ? ''
        : m.appointments_with_worker({ worker: one.workerName, who: one.organisationName }),
    offer: m.appointments_about({ offer: one.offerTitle }),
    lines: [...others.lines, ...linesOf(one, now)],
    facts: [...factsOf(one, now), ...others.facts],
    times: may.pick
      ? one.times.map((at) => ({
          value: String(at),
          label: stretchWords(at, one.minutes, now),
          hint: clashWords(clashes.get(at)).join(' ')
        }))
      : [],
    clashes: may.pick ? [] : asked.flatMap((at) => clashWords(clashes.get(at))),
    clashPrivate: [...clashes.values()].some(
      ({ appointments, licence }) => appointments.length + licence.length > 0
    ),
    may,
    isNow: may.mark && one.personMark === null && now < (one.startsAt ?? 0) + stillThere,
    marks: may.mark || one.personMark || one.serviceMark ? marksOf(one, now) : [],
    joinable: may.move ? await listJoinable(db.read, one, now) : [],
    organisation: one.organisationName
  }
}

function linesOf(one: Appointment, now: number): string[] {
  return [
    stateWords(one, now),
    ...(one.asked === '' ? [] : [m.appointments_state_asked_words({ words: one.asked })]),
    ...(one.reason === '' ? [] : [m.appointments_reason({ words: one.reason })])
  ]
}

function factsOf(one: Appointment, now: number): { label: string; value: string }[] {
  const { startsAt, minutes, how, where, bring } = one
  return [
    ...(startsAt === null
      ? []
      : [{ label: m.appointments_when_label(), value: stretchWords(startsAt, minutes, now) }]),
    { label: m.appointments_long(), value: minutesWords(minutes) },
    { label: how === 'phone' ? m.appointments_where_phone() : m.appointments_where_place(), value: where },
    ...(bring === '' ? [] : [{ label: m.appointments_bring(), value: bring }])
  ]
}

function clashWords(clash: Clash | undefined): string[] {
  if (!clash) return []
  return [
    ...clash.appointments.map(({ organisationName: who, startsAt, minutes }) =>
      m.appointments_clash_other({
        who,
        from: timeInWords(startsAt ?? 0),
        to: timeInWords((startsAt ?? 0) + minutes * 60_000)
      })
    ),
    ...clash.licence.map((words) => m.appointments_clash_licence({ words }))
  ]
}

function marksOf(one: Appointment, now: number): string[] {
  const { personMark, personMarkAt, serviceMark, serviceMarkAt } = one
  const said = (at: number | null) => momentWords(at ?? 0, now)
  return [
    ...(personMark === null
      ? []
      : [m.appointments_said_you({ what: ownMarkWords[personMark](), when: said(personMarkAt) })]),
    serviceMark === null
      ? m.appointments_said_service_none()
      : m.appointments_said_service({ what: servicesMarkWords[serviceMark](), when: said(serviceMarkAt) }),
    ...(personMark && serviceMark && personMark !== serviceMark ? [m.appointments_said_differ()] : [])
  ]
}
