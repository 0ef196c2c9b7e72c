import { eq } from 'drizzle-orm'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { pickTime } from '#lib/appointments/answer-times.server.ts'
import { dayAround } from '#lib/appointments/local-time.server.ts'
import { proposeTimes } from '#lib/appointments/propose-times.server.ts'
import type { Proposal } from '#lib/appointments/proposal.ts'
import { remindOfTomorrow } from '#lib/appointments/remind.server.ts'
import { appointment } from '#lib/appointments/tables.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'

const hour = 60 * 60 * 1000 // ms
const day = 24 * hour

/** Between whom the appointments are. */
export interface Meeting {
  readonly person: PersonActor
  readonly worker: WorkerActor
  readonly interestId: string
}

/**
 * One appointment that was yesterday and nobody has said how it went, one tomorrow at 10am, and two times to choose from,
 * one of which is in the way of tomorrow's.
 */
export async function loadAppointments(db: Database, homes: Meeting, mentor: Meeting): Promise<void> {
  const tomorrow = dayAround(db.now(), 1).from + 10 * hour
  const office = {
    minutes: 45,
    how: 'place',
    where: '14 Walton Crescent, Oxford.\nRing the lower bell and ask for Anna.',
    bring: 'The letter from the council, if you have it.'
  } as const
  const past = await agree(db, homes, { ...office, times: [tomorrow], bring: '' })
  await agree(db, homes, { ...office, times: [tomorrow] })
  await db.write(async (tx) => {
    const yesterday = tomorrow - 2 * day
    const then = { createdAt: yesterday - 3 * day, changedAt: yesterday - 2 * day }
    await tx
      .update(appointment)
      .set({ startsAt: yesterday, times: [yesterday], ...then })
      .where(eq(appointment.id, past))
  })
  await proposeTimes(db, mentor.worker, mentor.interestId, newRef(), {
    times: [tomorrow + hour / 2, tomorrow + 2 * day + 4 * hour],
    minutes: 60,
    how: 'place',
    where: 'The Plough café, Friar Street, Reading. I sit at the window.',
    bring: ''
  })
  await remindOfTomorrow(db)
}

/** The service offers one time, and the person says yes to it. Answers the appointment's id. */
async function agree(
  db: Database,
  { person, worker, interestId }: Meeting,
  proposal: Proposal
): Promise<string> {
  const id = newRef()
  await proposeTimes(db, worker, interestId, id, proposal)
  await pickTime(db, person, id, proposal.times[0] ?? 0)
  return id
}
