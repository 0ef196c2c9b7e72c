import { eq, or, sql } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { organisation } from './tables.server.ts'

/**
 * Id of the organisation with this slug, else of the only one with this name, whatever the size of its letters and
 * whatever its state; null when there is none, or more than one of the name.
 */
export async function findOrganisationId(db: Database, slugOrName: string): Promise<string | null> {
  const wanted = slugOrName.trim().toLowerCase()
  const found = await db.read
    .select({ id: organisation.id, slug: organisation.slug })
    .from(organisation)
    .where(or(eq(organisation.slug, wanted), sql`lower(${organisation.name}) = ${wanted}`))
    .limit(3)
  const bySlug = found.find(({ slug }) => slug === wanted)
  return bySlug?.id ?? (found.length === 1 ? found[0]!.id : null) // there is one
}
