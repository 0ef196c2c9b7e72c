import { sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import { recipientName } from './recipient-name.server.ts'
import { statusOf, type StoredState } from './rules.ts'

/** Who can look right now, at what, and until which day (ISO date). */
export interface ActiveSharing {
  readonly recipientName: string
  /** Null for a supporter. Two organisations may have one name. */
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly sections: readonly string[]
  readonly untilDate: string
}

/** Of one yes, in the order of the query. */
type Row = readonly [
  recipient: readonly [
    organisation: string | null,
    worker: string | null,
    supporterId: string | null,
    sealedName: string | null,
    organisationId: string | null
  ],
  dataKeyId: string,
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
      (SELECT json_array(
          (SELECT name FROM organisation WHERE id = t.organisation_id),
          (SELECT display_name FROM membership
            WHERE organisation_id = t.organisation_id AND account_id = t.worker_id),
          t.supporter_id, (SELECT hex(sealed_name) FROM supporter WHERE id = t.supporter_id),
          t.organisation_id)
        FROM sharing_thread t WHERE t.ref = c.thread_ref),
      (SELECT data_key_id FROM person WHERE id = c.person_id),
      json(sections), until_date, state, from_at, until_at, reconfirm_by,
      (SELECT paused_everything_at FROM person_sharing WHERE person_id = c.person_id),
      (SELECT at FROM history_row WHERE person_id = c.person_id ORDER BY seq DESC LIMIT 1)) AS one
    FROM consent c
    WHERE person_id = ${actor.personId}
      AND EXISTS (SELECT 1 FROM person WHERE id = c.person_id AND data_key_id IS NOT NULL)
    ORDER BY given_seq DESC`)
  const active = rows.map(({ one }) => JSON.parse(one) as Row).filter((row) => isActive(row, db.now()))
  const dataKeyId = active[0]?.[1]
  if (!dataKeyId) return []
  const key = await openDataKey(db, actor.personId, dataKeyId)
  return active.map(
    ([[organisation, worker, supporterId, sealed, organisationId], , sections, untilDate]) => {
      const sealedName = sealed === null ? null : Buffer.from(sealed, 'hex')
      const names = { organisation, worker, supporterId, sealedName }
      return {
        recipientName: recipientName(actor.personId, key, names),
        organisationId,
        organisationName: organisation,
        sections,
        untilDate
      }
    }
  )
}

function isActive(row: Row, now: number): boolean {
  const [, , , , state, from, until, reconfirmBy, pausedAt, lastAt] = row
  const at = Math.max(now, lastAt ?? 0)
  return statusOf({ state, from, until, reconfirmBy }, pausedAt, at) === 'active'
}
