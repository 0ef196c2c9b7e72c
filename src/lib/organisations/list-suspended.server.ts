import { eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import { organisation } from './tables.server.ts'

/** Ids of the organisations that are suspended now. */
export async function listSuspended(read: Reader): Promise<string[]> {
  const rows = await read
    .select({ id: organisation.id })
    .from(organisation)
    .where(eq(organisation.state, 'suspended'))
  return rows.map(({ id }) => id)
}
