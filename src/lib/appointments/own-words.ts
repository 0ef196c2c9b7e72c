import { m } from '#lib/paraglide/messages.js'
import type { Appointment } from './open-rows.server.ts'
import type { Mark } from './rules.ts'

/** The state of an appointment as the person reads it. For the server. */
export function stateWords(one: Appointment, now: number): string {
  switch (one.state) {
    case 'PROPOSED':
      if (one.turn === 'person') return m.appointments_state_proposed()
      return one.times.length > 0 ? m.appointments_state_invited() : m.appointments_state_asked()
    case 'CONFIRMED':
      return (one.startsAt ?? 0) > now ? m.appointments_state_confirmed() : m.appointments_state_begun()
    case 'ATTENDED':
      return m.appointments_state_attended()
    case 'PERSON_MISSED':
      return m.appointments_state_person_missed()
    case 'SERVICE_MISSED':
      return m.appointments_state_service_missed()
    case 'MOVED':
      return one.endedBy === 'person'
        ? m.appointments_state_moved_person()
        : m.appointments_state_moved_service()
    case 'CANCELLED':
      return one.endedBy === 'person'
        ? m.appointments_state_cancelled_person()
        : m.appointments_state_cancelled_service()
  }
}

/** What the person said themself … */
export const ownMarkWords: Record<Mark, () => string> = {
  ATTENDED: m.appointments_said_attended,
  PERSON_MISSED: m.appointments_said_person_missed_own,
  SERVICE_MISSED: m.appointments_said_service_missed
}

/** … and what the service said of them. */
export const servicesMarkWords: Record<Mark, () => string> = {
  ATTENDED: m.appointments_said_attended,
  PERSON_MISSED: m.appointments_said_person_missed,
  SERVICE_MISSED: m.appointments_said_service_missed
}
