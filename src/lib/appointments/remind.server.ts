import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { addNotice } from '#lib/notices/add-notice.server.ts'
import { dayAround } from './local-time.server.ts'
import { appointment } from './tables.server.ts'

/**
 * Leaves a line for everybody who has an appointment tomorrow, on London's calendar; for each appointment once, also when
 * the server was off meanwhile or this runs again. Part of the hourly sweep. Test: `appointments.test.ts`.
 *
 * @returns how many were reminded
 */
export async function remindOfTomorrow(db: Database): Promise<number> {
  return db.write(async (tx, now) => {
    const { from, to } = dayAround(now, 1)
    const due = await tx.all<{ id: string; personId: string }>(sql`
      SELECT a.id, a.person_id AS personId FROM appointment a JOIN interest i ON i.id = a.interest_id
      WHERE a.state = 'CONFIRMED' AND a.starts_at >= ${from} AND a.starts_at < ${to} AND a.reminded_at IS NULL
        AND i.state NOT IN ('WITHDRAWN', 'NOT_ABLE')`)
    for (const { id, personId } of due) {
      await tx
        .update(appointment)
        .set({ remindedAt: now })
        .where(and(eq(appointment.id, id), isNull(appointment.remindedAt)))
      await addNotice(tx, now, { to: personId, kind: 'appointment-tomorrow', about: id })
    }
    return due.length
  })
}
