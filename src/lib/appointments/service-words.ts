import { m } from '#lib/paraglide/messages.js'
import type { Appointment } from './open-rows.server.ts'
import type { Mark } from './rules.ts'

/** The state of an appointment as a service reads it. For the server. */
export function serviceStateWords(one: Appointment, now: number): string {
  switch (one.state) {
    case 'PROPOSED':
      if (one.turn === 'person') return m.org_appointments_state_proposed()
      return one.asked === '' ? m.org_appointments_state_invited() : m.org_appointments_state_asked()
    case 'CONFIRMED':
      return (one.startsAt ?? 0) > now
        ? m.org_appointments_state_confirmed()
        : m.org_appointments_state_begun()
    case 'ATTENDED':
      return m.org_appointments_state_attended()
    case 'PERSON_MISSED':
      return m.org_appointments_state_person_missed()
    case 'SERVICE_MISSED':
      return m.org_appointments_state_service_missed()
    case 'MOVED':
      return m.org_appointments_state_moved()
    case 'CANCELLED':
      return one.endedBy === 'person'
        ? m.org_appointments_state_cancelled_person()
        : m.org_appointments_state_cancelled_service()
  }
}

export const serviceMarkWords: Record<Mark, () => string> = {
  ATTENDED: m.org_appointments_said_attended,
  PERSON_MISSED: m.org_appointments_said_person_missed,
  SERVICE_MISSED: m.org_appointments_said_service_missed
}
