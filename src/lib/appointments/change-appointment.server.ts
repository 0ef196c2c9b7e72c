import { and, eq } from 'drizzle-orm'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { findRow, type AppointmentRow } from './appointment-rows.server.ts'
import { appointment } from './tables.server.ts'

/** One change to one appointment, with everything it needs, inside one write. */
export interface AppointmentChange {
  readonly tx: Writer
  readonly now: number
  readonly row: AppointmentRow
  /** Seals words with the key of the person whose it is. */
  readonly key: DataKey
  /** Keeps these columns and raises its sequence. */
  save(columns: Partial<typeof appointment.$inferInsert>): Promise<void>
}

/**
 * Runs `fn` alone. Of two changes to what both have seen, one counts. Test: `races.test.ts`.
 *
 * @param sequence of the appointment as it was seen; null where it does not matter
 * @throws Refusal `not-found` for everybody who may not see it; `changed-meanwhile` when somebody was quicker
 */
export function changeAppointment<T>(
  db: Database,
  actor: PersonActor | WorkerActor,
  appointmentId: string,
  sequence: number | null,
  fn: (change: AppointmentChange) => Promise<T>
): Promise<T> {
  return db.write(async (tx, now) => {
    const row = await findRow(tx, actor, appointmentId, now)
    if (!row) throw new Refusal('not-found')
    if (sequence !== null && sequence !== row.sequence) throw new Refusal('changed-meanwhile')
    const key = await openDataKey(db, row.personId, row.dataKeyId)
    return fn({
      tx,
      now,
      row,
      key,
      save: async (columns) => {
        await tx
          .update(appointment)
          .set({ ...columns, sequence: row.sequence + 1, changedAt: now })
          .where(and(eq(appointment.id, row.id), eq(appointment.personId, row.personId)))
      }
    })
  })
}
