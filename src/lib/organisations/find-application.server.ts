import { and, desc, eq, isNull } from 'drizzle-orm'
import type { SignedIn } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Answers } from './draft.ts'
import { membership, organisation, organisationDraft } from './tables.server.ts'

/** How far somebody is with asking to join. */
export type Application =
  | { readonly state: 'none' }
  /** Filled in so far. */
  | { readonly state: 'draft'; readonly answers: Answers }
  /** Sent: stewards look at it, or sent it back. */
  | { readonly state: 'waiting' | 'back'; readonly slug: string; readonly name: string }

/** Their own application. What was sent comes before a draft: nobody asks twice at once. */
export async function findApplication(db: Database, { accountId }: SignedIn): Promise<Application> {
  const [sent] = await db.read
    .select({ slug: organisation.slug, name: organisation.name, refusedAt: organisation.refusedAt })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(
      and(
        eq(membership.accountId, accountId),
        eq(membership.role, 'manager'),
        isNull(membership.leftAt),
        eq(organisation.state, 'applied')
      )
    )
    .orderBy(desc(organisation.createdAt))
    .limit(1)
  if (sent) {
    const { slug, name, refusedAt } = sent
    return { state: refusedAt === null ? 'waiting' : 'back', slug, name }
  }
  const [draft] = await db.read
    .select({ answers: organisationDraft.answers })
    .from(organisationDraft)
    .where(eq(organisationDraft.accountId, accountId))
  return draft ? { state: 'draft', answers: draft.answers } : { state: 'none' }
}
