import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'

/** Part of a query: 1 when the person with this id has said yes to Waymark keeping what they tell it, else 0. */
export function saidYes(personId: SQLWrapper): SQL<number> {
  return sql<number>`EXISTS (SELECT 1 FROM person WHERE person.id = ${personId} AND person.data_key_id IS NOT NULL)`
}
