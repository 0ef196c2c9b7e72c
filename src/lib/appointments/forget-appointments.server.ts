import { eq } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { appointment, calendarFeed, meeting } from './tables.server.ts'

/** Forgets every appointment of a person, and the address of their calendar. Part of a write. */
export async function forgetAppointments(tx: Writer, personId: string): Promise<void> {
  await tx.delete(appointment).where(eq(appointment.personId, personId))
  await tx.delete(meeting).where(eq(meeting.personId, personId))
  await tx.delete(calendarFeed).where(eq(calendarFeed.personId, personId))
}
