import { and, eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { membership } from './tables.server.ts'

/** Whether this account works or ever worked for this organisation: such a steward decides nothing about it. */
export async function workedAt(
  read: Reader | Writer,
  accountId: string,
  organisationId: string
): Promise<boolean> {
  const found = await read
    .select({ since: membership.since })
    .from(membership)
    .where(and(eq(membership.accountId, accountId), eq(membership.organisationId, organisationId)))
  return found.length > 0
}
