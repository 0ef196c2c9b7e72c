import { and, eq } from 'drizzle-orm'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { markAppointment } from '#lib/appointments/mark-appointment.server.ts'
import { listServiceAppointments } from '#lib/appointments/list-appointments.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { interest } from '#lib/referrals/tables.server.ts'
import { loadAppointments } from '#practice/load-appointments.server.ts'

/**
 * The person was interested in help from this worker's service, on a sharing that runs. They have one appointment of
 * yesterday, of which the service has said how it went, one tomorrow, and times to choose from.
 */
export async function tellMeetings(
  db: Database,
  person: PersonActor,
  worker: WorkerActor,
  threadRef: string
): Promise<void> {
  const [about] = await db.read
    .select({ id: offer.id })
    .from(offer)
    .where(and(eq(offer.organisationId, worker.organisationId), eq(offer.state, 'live')))
    .orderBy(offer.title)
    .limit(1)
  const interestId = newId(db.now())
  await db.write(async (tx, now) => {
    await tx.insert(interest).values({
      id: interestId,
      personId: person.personId,
      offerId: about!.id, // load-organisations.test.ts counts the offers
      threadRef,
      state: 'ACCEPTED',
      ...{ sentAt: now, seenAt: now, answeredAt: now }
    })
  })
  const meeting = { person, worker, interestId }
  await loadAppointments(db, meeting, meeting)
  const over = (await listServiceAppointments(db, worker)).find(
    ({ startsAt }) => startsAt !== null && startsAt < db.now()
  )
  await markAppointment(db, worker, over!.id, 'PERSON_MISSED') // the one of yesterday
}
