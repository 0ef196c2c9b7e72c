import { and, count, eq, sql } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { shownOrganisation } from '#lib/organisations/shown.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import type { FeedOrganisation } from './offer-facts.ts'

const columns = {
  id: organisation.id,
  name: organisation.name,
  about: organisation.about,
  email: organisation.email,
  website: organisation.website,
  register: organisation.register,
  registerNumber: organisation.registerNumber
}

/** Organisations that people see, whether they offer something now or not, by id. */
export async function listOrganizations(
  db: Database,
  words: string,
  from: number,
  most: number
): Promise<{ organisations: readonly FeedOrganisation[]; total: number }> {
  const named = words === '' ? undefined : sql`instr(lower(${organisation.name}), lower(${words})) > 0`
  const fits = and(shownOrganisation(db.now()), named)
  const organisations = await db.read
    .select(columns)
    .from(organisation)
    .where(fits)
    .orderBy(organisation.id)
    .limit(most)
    .offset(from)
  const [all] = await db.read.select({ total: count() }).from(organisation).where(fits)
  return { organisations, total: all?.total ?? 0 }
}

/** Null unless people see it now. */
export async function findOrganization(db: Database, id: string): Promise<FeedOrganisation | null> {
  const [found] = await db.read
    .select(columns)
    .from(organisation)
    .where(and(eq(organisation.id, id), shownOrganisation(db.now())))
  return found ?? null
}
