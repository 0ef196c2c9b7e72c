import type { WorkerActor } from '#lib/access/actors.ts'
import { personCode } from '#lib/consent/people-words.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { findInterestOf } from '#lib/referrals/find-interest.server.ts'
import { listLeave } from './answer-meeting.server.ts'
import { getAppointment } from './list-appointments.server.ts'
import { isStillOn, listOthersForService, type Other } from './list-others.server.ts'
import type { Appointment } from './open-rows.server.ts'
import { mayBring, mayMark } from './rules.ts'
import { serviceMarkWords, serviceStateWords } from './service-words.ts'
import { minutesWords, momentWords, stretchWords } from './when-words.ts'

/**
 * One appointment as a worker sees it, in words: no name of the person, nothing of their other appointments or licence.
 *
 * @throws Refusal `not-found` for everybody who may not see it
 */
export async function viewServiceOne(db: Database, viewer: WorkerActor, appointmentId: string) {
  const one = await getAppointment(db, viewer, appointmentId)
  const now = db.now()
  const isAsked = one.state === 'PROPOSED' && one.turn === 'service' && one.times.length > 0
  const isInvited = isAsked && (await isStillOn(db.read, one, one.times[0] ?? 0))
  const others = isOff(one.state) ? [] : await listOthersForService(db, one)
  // Other times rest on sharing, as everything that a service writes; what was agreed it may still come to, or cancel.
  const isShared = (await findInterestOf(db, viewer, viewer.organisationId, one.interestId)) !== null
  const may = {
    come: isInvited && mayBring('service', one, 'CONFIRMED', now, one.times[0] ?? null),
    offerOthers: isShared && mayBring('service', one, 'PROPOSED', now),
    move: isShared && mayBring('service', one, 'MOVED', now),
    cancel: mayBring('service', one, 'CANCELLED', now),
    mark: mayMark(one, now)
  }
  return {
    id: one.id,
    sequence: one.sequence,
    title: m.org_appointments_one_title({ code: personCode(one.threadRef) }),
    offer: one.offerTitle,
    interestId: one.interestId,
    lines: [
      ...(isAsked && !isInvited ? [m.org_appointments_meeting_gone()] : []),
      ...linesOf(one, now),
      ...(may.move && others.some(({ comes }) => comes) ? [m.org_appointments_others_keep()] : [])
    ],
    facts: [...factsOf(one, now), ...othersFacts(others)],
    may,
    marks: marksOf(one, now, may.mark),
    before: { minutes: String(one.minutes), how: one.how, where: one.where, bring: one.bring },
    leave: may.move
      ? (await listLeave(db, one.id)).map(({ leaveId, organisationName: who }) => ({
          id: leaveId,
          words: m.org_appointments_leave_go({ who })
        }))
      : []
  }
}

const isOff = (state: Appointment['state']) => state === 'MOVED' || state === 'CANCELLED'

function othersFacts(others: readonly Other[]): { label: string; value: string }[] {
  const groups = [
    { label: m.org_appointments_others_label(), who: others.filter(({ comes }) => comes) },
    { label: m.org_appointments_others_gone(), who: others.filter(({ comes }) => !comes) }
  ]
  return groups
    .filter(({ who }) => who.length > 0)
    .map(({ label, who }) => ({
      label,
      value: who.map(({ name }) => name ?? m.org_appointments_others_somebody()).join(', ')
    }))
}

function linesOf(one: Appointment, now: number): string[] {
  return [
    serviceStateWords(one, now),
    ...(one.asked === '' ? [] : [m.org_appointments_asked_words({ words: one.asked })]),
    ...(one.reason === '' ? [] : [m.org_appointments_reason_words({ words: one.reason })])
  ]
}

function factsOf(one: Appointment, now: number): { label: string; value: string }[] {
  const { startsAt, times, minutes, how, where, bring } = one
  const moments = times.map((at) => stretchWords(at, minutes, now))
  const offered = one.turn === 'person' && moments.length > 0
  const isInvited = one.turn === 'service' && moments.length > 0
  return [
    ...(startsAt !== null
      ? [{ label: m.org_appointments_when_label(), value: stretchWords(startsAt, minutes, now) }]
      : []),
    ...(offered ? [{ label: m.org_appointments_offered_label(), value: moments.join('\n') }] : []),
    ...(isInvited ? [{ label: m.org_appointments_when_label(), value: moments.join('\n') }] : []),
    { label: m.org_appointments_minutes(), value: minutesWords(minutes) },
    {
      label: how === 'phone' ? m.org_appointments_how_phone() : m.org_appointments_how_place(),
      value: where
    },
    ...(bring === '' ? [] : [{ label: m.org_appointments_bring(), value: bring }])
  ]
}

function marksOf(one: Appointment, now: number, open: boolean): string[] {
  const { personMark, personMarkAt, serviceMark, serviceMarkAt } = one
  if (!open && !personMark && !serviceMark) return []
  const said = (at: number | null) => momentWords(at ?? 0, now)
  return [
    ...(serviceMark === null
      ? []
      : [m.org_appointments_said_own({ what: serviceMarkWords[serviceMark](), when: said(serviceMarkAt) })]),
    personMark === null
      ? m.org_appointments_said_person_none()
      : m.org_appointments_said_person({ what: serviceMarkWords[personMark](), when: said(personMarkAt) }),
    ...(personMark && serviceMark && personMark !== serviceMark ? [m.org_appointments_said_differ()] : [])
  ]
}
