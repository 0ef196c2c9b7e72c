import { sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { statusOf, type StoredState } from './rules.ts'

/** Who can look right now, at what, and until which day (ISO date). */
export interface ActiveSharing {
  readonly organisationName: string
  readonly sections: readonly string[]
  readonly untilDate: string
}

/** Of one yes, in the order of the query. */
type Row = readonly [
  organisationName: string,
  sections: string[],
  untilDate: string,
  state: StoredState,
  from: number,
  until: number,
  reconfirmBy: number,
  pausedEverythingAt: number | null,
  lastAt: number | null
]

/**
 * The part of `listSharing` that is active, newest first. Home and every question of the record show it,
 * so it is one query that opens no history. Tests: `model.test.ts` (agrees with `listSharing`).
 */
export async function listActiveSharing(db: Database, actor: PersonActor): Promise<ActiveSharing[]> {
  const rows = await db.read.all<{ one: string }>(sql`
    SELECT json_array(
      (SELECT name FROM organisation
        WHERE id = (SELECT organisation_id FROM sharing_thread WHERE ref = c.thread_ref)),
      json(sections), until_date, state, from_at, until_at, reconfirm_by,
      (SELECT paused_everything_at FROM person_sharing WHERE person_id = c.person_id),
      (SELECT at FROM history_row WHERE person_id = c.person_id ORDER BY seq DESC LIMIT 1)) AS one
    FROM consent c
    WHERE person_id = ${actor.personId}
      AND EXISTS (SELECT 1 FROM person WHERE id = c.person_id AND data_key_id IS NOT NULL)
    ORDER BY given_seq DESC`)
  return rows.flatMap(({ one }) => asActive(JSON.parse(one) as Row, db.now()))
}

function asActive(row: Row, now: number): ActiveSharing[] {
  const [organisationName, sections, untilDate, state, from, until, reconfirmBy, pausedAt, lastAt] = row
  const at = Math.max(now, lastAt ?? 0)
  const active = statusOf({ state, from, until, reconfirmBy }, pausedAt, at) === 'active'
  return active ? [{ organisationName, sections, untilDate }] : []
}
