import { eq } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { organisation } from './tables.server.ts'

/** Id of the organisation with this slug, in whatever state; else null. */
export async function findOrganisationId(db: Database, slug: string): Promise<string | null> {
  const [found] = await db.read
    .select({ id: organisation.id })
    .from(organisation)
    .where(eq(organisation.slug, slug))
  return found?.id ?? null
}
