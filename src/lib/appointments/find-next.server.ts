import { sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { stillThere } from './rules.ts'

/** When and with whom a person meets next. `startsAt` is ms UTC. */
export interface NextAppointment {
  readonly id: string
  readonly startsAt: number
  readonly organisationName: string
}

/** The next one that is agreed, or one that began within three hours and nothing was said of; null for none. Opens nothing. */
export async function findNextAppointment(
  db: Database,
  { personId }: PersonActor
): Promise<NextAppointment | null> {
  const [found] = await db.read.all<NextAppointment>(sql`
    SELECT a.id, a.starts_at AS startsAt, g.name AS organisationName
    FROM appointment a
    JOIN organisation g ON g.id = a.organisation_id
    JOIN interest i ON i.id = a.interest_id AND i.state NOT IN ('WITHDRAWN', 'NOT_ABLE')
    WHERE a.person_id = ${personId} AND a.starts_at > ${db.now() - stillThere} AND a.state = 'CONFIRMED'
    ORDER BY a.starts_at LIMIT 1`)
  return found ?? null
}
