import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { markStarted } from '#lib/referrals/go-on-with-interest.server.ts'
import { changeAppointment } from './change-appointment.server.ts'
import { mayMark, stateOf, type Mark } from './rules.ts'
import { tellService } from './tell-service.server.ts'

/**
 * Either side says how it went, with the time of saying; each sees both marks, and nobody else does. The person's word
 * decides what it counts as. Saying the same again keeps the first time. Tests: `appointments.test.ts`,
 * `denied.test.ts`.
 *
 * @throws Refusal `not-found` for everybody who may not see it; `changed-meanwhile` before it begins, 28 days after,
 *   or when it was not to take place
 */
export async function markAppointment(
  db: Database,
  actor: PersonActor | WorkerActor,
  appointmentId: string,
  mark: Mark
): Promise<void> {
  await changeAppointment(db, actor, appointmentId, null, async ({ tx, now, row, save }) => {
    if (!mayMark(row, now)) throw new Refusal('changed-meanwhile')
    if (actor.kind === 'person') {
      if (row.personMark === mark) return
      await save({ personMark: mark, personMarkAt: now, state: stateOf(mark, row.serviceMark) })
      if (mark === 'SERVICE_MISSED') await tellService(tx, now, row, 'appointment-nobody-came')
    } else {
      if (row.serviceMark === mark) return
      await save({ serviceMark: mark, serviceMarkAt: now, state: stateOf(row.personMark, mark) })
    }
    // Whoever met has begun, whichever side says so.
    if (mark === 'ATTENDED') await markStarted(tx, now, row.interestId)
  })
}
