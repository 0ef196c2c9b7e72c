import { and, eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { supporter } from './tables.server.ts'

/** Whether this is somebody whom this person invited and confirmed, and the tie has not ended. */
export async function isConfirmedSupporter(
  read: Reader | Writer,
  personId: string,
  supporterId: string
): Promise<boolean> {
  const found = await read
    .select({ id: supporter.id })
    .from(supporter)
    .where(
      and(eq(supporter.id, supporterId), eq(supporter.personId, personId), eq(supporter.state, 'confirmed'))
    )
  return found.length > 0
}
