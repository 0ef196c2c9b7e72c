import { and, eq, isNull } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { assignment } from './tables.server.ts'

/** A worker who leaves helps nobody there any more: what those people share waits for somebody else. Part of a write. */
export async function endHelping(tx: Writer, organisationId: string, accountId: string, at: number) {
  await tx
    .update(assignment)
    .set({ endedAt: at })
    .where(
      and(
        eq(assignment.organisationId, organisationId),
        eq(assignment.accountId, accountId),
        isNull(assignment.endedAt)
      )
    )
}
