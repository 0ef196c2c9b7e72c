import { eq } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { recordChange } from './record-change.server.ts'
import { membership, organisation } from './tables.server.ts'

/**
 * Gives an account a place in the organisation with this slug; a new manager makes a check due. False when there
 * is none.
 */
export async function addMember(
  tx: Writer,
  member: { readonly accountId: string; readonly displayName: string; readonly role: 'manager' | 'worker' },
  slug: string,
  now: number
): Promise<boolean> {
  const [found] = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(eq(organisation.slug, slug))
  if (!found) return false
  await tx.insert(membership).values({ ...member, organisationId: found.id, since: now })
  if (member.role === 'manager') await recordChange(tx, now, found.id, member.accountId, ['manager'])
  return true
}
