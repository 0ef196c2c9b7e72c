import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findFeed } from './calendar-feed.server.ts'
import { listOwnAppointments } from './list-appointments.server.ts'

/** Everything about a person's appointments, for their copy of what Waymark holds. Instants are ISO, UTC. */
export async function tellAppointments(db: Database, actor: PersonActor): Promise<unknown> {
  const { madeAt, ...shows } = await findFeed(db, actor)
  const appointments = (await listOwnAppointments(db, actor)).map((one) => ({
    with: one.organisationName,
    worker: one.workerName,
    about: one.offerTitle,
    state: one.state,
    times: one.times.map(instant),
    startsAt: orNull(one.startsAt),
    minutes: one.minutes,
    how: one.how,
    where: one.where,
    bring: one.bring,
    youAsked: one.asked,
    endedBy: one.endedBy,
    reason: one.reason,
    youSaid: one.personMark,
    youSaidAt: orNull(one.personMarkAt),
    serviceSaid: one.serviceMark,
    serviceSaidAt: orNull(one.serviceMarkAt),
    /** The same for those that several services come to. */
    meeting: one.meetingId,
    changedAt: instant(one.changedAt)
  }))
  return { appointments, calendar: { addressMadeAt: orNull(madeAt), ...shows } }
}

const instant = (at: number): string => new Date(at).toISOString()
const orNull = (at: number | null): string | null => (at === null ? null : instant(at))
