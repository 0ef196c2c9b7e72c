import { eq } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { forgetNotices } from '#lib/notices/forget-notices.server.ts'
import { appointment, calendarFeed, meeting } from './tables.server.ts'

/**
 * Forgets every appointment of a person, what waits for anybody about one, and the address of their calendar. Part
 * of a write. Test: `denied.test.ts`.
 */
export async function forgetAppointments(tx: Writer, personId: string): Promise<void> {
  const gone = await tx
    .delete(appointment)
    .where(eq(appointment.personId, personId))
    .returning({ id: appointment.id })
  await forgetNotices(
    tx,
    personId,
    gone.map(({ id }) => id)
  )
  await tx.delete(meeting).where(eq(meeting.personId, personId))
  await tx.delete(calendarFeed).where(eq(calendarFeed.personId, personId))
}
