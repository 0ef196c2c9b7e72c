import { sql } from 'drizzle-orm'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findRow, findRows } from './appointment-rows.server.ts'
import { openRows, type Appointment } from './open-rows.server.ts'
import { marksOpenFor } from './rules.ts'

/** All of a person, the latest first. */
export async function listOwnAppointments(db: Database, actor: PersonActor): Promise<Appointment[]> {
  return openRows(db, await findRows(db.read, actor, sql`true`, db.now()))
}

/** What goes on at a service, as far as this worker may see it: what is open, and 28 days back. The latest first. */
export async function listServiceAppointments(db: Database, viewer: WorkerActor): Promise<Appointment[]> {
  const since = db.now() - marksOpenFor
  const recent = sql`a.state = 'PROPOSED' OR coalesce(a.starts_at, a.changed_at) > ${since} OR a.changed_at > ${since}`
  return openRows(db, await findRows(db.read, viewer, recent, db.now()))
}

/** Those of one interest, for the person or a worker who may see them; the latest first, empty for everybody else. */
export async function listInterestAppointments(
  db: Database,
  actor: PersonActor | WorkerActor,
  interestId: string
): Promise<Appointment[]> {
  return openRows(db, await findRows(db.read, actor, sql`a.interest_id = ${interestId}`, db.now()))
}

/** @throws Refusal `not-found` for everybody who may not see it */
export async function getAppointment(
  db: Database,
  actor: PersonActor | WorkerActor,
  appointmentId: string
): Promise<Appointment> {
  const row = await findRow(db.read, actor, appointmentId, db.now())
  if (!row) throw new Refusal('not-found')
  const [opened] = await openRows(db, [row])
  return opened! // one in, one out
}
