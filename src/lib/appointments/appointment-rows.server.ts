import { sql, type SQL } from 'drizzle-orm'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { InterestState } from '#lib/referrals/rules.ts'
import { carer, maySee } from './may-see.server.ts'
import { stateNow, type AppointmentState, type Mark, type Side } from './rules.ts'

/** One appointment as it stands at some moment, its words still sealed. Instants are ms UTC. */
export interface AppointmentRow {
  readonly id: string
  readonly personId: string
  readonly dataKeyId: string
  readonly organisationId: string
  readonly organisationName: string
  readonly interestId: string
  /** All that the service knows the person by. */
  readonly threadRef: string
  readonly offerTitle: string
  /** Who proposed it, while they work there. */
  readonly workerName: string | null
  /** Account of the one worker who takes care of it; null while nobody does. */
  readonly carer: string | null
  readonly state: AppointmentState
  readonly turn: Side | null
  readonly times: readonly number[]
  readonly startsAt: number | null
  readonly minutes: number
  readonly sealed: Uint8Array
  readonly askedSealed: Uint8Array | null
  readonly reasonSealed: Uint8Array | null
  readonly endedBy: Side | null
  readonly personMark: Mark | null
  readonly personMarkAt: number | null
  readonly serviceMark: Mark | null
  readonly serviceMarkAt: number | null
  readonly meetingId: string | null
  readonly calendarUid: string
  readonly sequence: number
  readonly movedFrom: string | null
  readonly changedAt: number
}

type StoredRow = Omit<AppointmentRow, 'times' | 'sealed' | 'askedSealed' | 'reasonSealed'> & {
  readonly times: string
  readonly sealed: ArrayBuffer
  readonly askedSealed: ArrayBuffer | null
  readonly reasonSealed: ArrayBuffer | null
  readonly interestState: InterestState
  readonly interestEndedAt: number | null
}

/** Which appointments an actor may see at all. Everything else starts from this. Test: `denied.test.ts`. */
export function seenBy(actor: PersonActor | WorkerActor, now: number): SQL {
  return actor.kind === 'person' ? sql`a.person_id = ${actor.personId}` : maySee(actor, now)
}

/** Rows of appointments `a` that fit, the latest first; 500 at most. In `where`, the interest is `i`. */
export async function findRows(
  from: Reader | Writer,
  actor: PersonActor | WorkerActor,
  where: SQL,
  now: number
): Promise<AppointmentRow[]> {
  const rows = await from.all<StoredRow>(sql`
    SELECT a.id, a.person_id AS personId, p.data_key_id AS dataKeyId, a.organisation_id AS organisationId,
      g.name AS organisationName, a.interest_id AS interestId, i.thread_ref AS threadRef, o.title AS offerTitle,
      (SELECT display_name FROM membership
        WHERE account_id = a.proposed_by AND organisation_id = a.organisation_id AND left_at IS NULL) AS workerName,
      ${carer()} AS carer,
      a.state, a.turn, a.times, a.starts_at AS startsAt, a.minutes, a.sealed, a.asked_sealed AS askedSealed,
      a.reason_sealed AS reasonSealed, a.ended_by AS endedBy,
      a.person_mark AS personMark, a.person_mark_at AS personMarkAt,
      a.service_mark AS serviceMark, a.service_mark_at AS serviceMarkAt,
      a.meeting_id AS meetingId, a.calendar_uid AS calendarUid, a.sequence, a.moved_from AS movedFrom,
      a.changed_at AS changedAt,
      i.state AS interestState, coalesce(i.withdrawn_at, i.answered_at) AS interestEndedAt
    FROM appointment a
    JOIN person p ON p.id = a.person_id AND p.data_key_id IS NOT NULL
    JOIN interest i ON i.id = a.interest_id
    JOIN offer o ON o.id = i.offer_id
    JOIN organisation g ON g.id = a.organisation_id
    JOIN sharing_thread t ON t.ref = i.thread_ref
    WHERE ${seenBy(actor, now)} AND (${where})
    ORDER BY coalesce(a.starts_at, a.changed_at) DESC, a.id LIMIT 500`)
  return rows.map((row) => toRow(row, now))
}

/** One of them; null for one that is not there or not theirs to see. */
export async function findRow(
  from: Reader | Writer,
  actor: PersonActor | WorkerActor,
  appointmentId: string,
  now: number
): Promise<AppointmentRow | null> {
  const [found] = await findRows(from, actor, sql`a.id = ${appointmentId}`, now)
  return found ?? null
}

function toRow(stored: StoredRow, now: number): AppointmentRow {
  const { interestState, interestEndedAt, times, sealed, askedSealed, reasonSealed, ...row } = stored
  const endedByInterest = stateNow(row, { state: interestState, endedAt: interestEndedAt }) !== row.state
  return {
    ...row,
    times: (JSON.parse(times) as number[]).filter((at) => at > now),
    sealed: new Uint8Array(sealed),
    askedSealed: askedSealed && new Uint8Array(askedSealed),
    reasonSealed: reasonSealed && new Uint8Array(reasonSealed),
    ...(endedByInterest && {
      state: 'CANCELLED' as const,
      turn: null,
      endedBy: interestState === 'WITHDRAWN' ? ('person' as const) : ('service' as const),
      sequence: row.sequence + 1,
      changedAt: interestEndedAt ?? row.changedAt
    })
  }
}
