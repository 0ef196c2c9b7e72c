import { sql } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { openStates } from '#lib/referrals/rules.ts'
import { coolOff } from './rules.ts'

const openInterests = sql.raw(openStates.map((state) => `'${state}'`).join())

/** Somebody whom this worker may ask: no value, no name. */
export interface Askable {
  /** What the form is found by: of the interest's thread, or of the code that the person handed over. */
  readonly ref: string
  /** Titles of the offers they are interested in; empty for a code. */
  readonly offers: readonly string[]
  readonly by: 'interest' | 'code'
}

/**
 * Everybody whom the viewer's organisation may ask now, newest first: who is interested in one of its offers,
 * and whose code it typed. Whoever was asked already, said no lately, or blocked them is not in it, and it
 * does not say which. It is no search and writes nothing. Test: `requests.test.ts`.
 */
export async function listAskable(db: Database, viewer: WorkerActor): Promise<Askable[]> {
  const rows = await db.read.all<AskableRow>(sql`${askable(viewer, db.now())} ORDER BY since DESC LIMIT 500`)
  return rows.map(toAskable)
}

/** The one behind a reference, with whose it is; null when this worker may not ask them now. */
export async function findAskable(
  read: Reader | Writer,
  viewer: WorkerActor,
  ref: string,
  now: number
): Promise<(Askable & { readonly personId: string }) | null> {
  const [row] = await read.all<AskableRow>(sql`SELECT * FROM (${askable(viewer, now)}) WHERE ref = ${ref}`)
  return row ? { ...toAskable(row), personId: row.personId } : null
}

/** @throws Refusal `not-found` for everybody whom this worker may not ask now */
export async function getAskable(db: Database, viewer: WorkerActor, ref: string): Promise<Askable> {
  const found = await findAskable(db.read, viewer, ref, db.now())
  if (!found) throw new Refusal('not-found')
  return found
}

interface AskableRow {
  personId: string
  ref: string
  by: 'interest' | 'code'
  offers: string
  since: number
}

function toAskable({ ref, by, offers }: AskableRow): Askable {
  return { ref, by, offers: (JSON.parse(offers) as (string | null)[]).filter((title) => title !== null) }
}

/** A code is the person's own word that they want to be asked: it ends the time that follows a no. */
function askable({ organisationId, accountId }: WorkerActor, now: number) {
  return sql`
    SELECT w.* FROM (
      SELECT i.person_id AS personId, min(i.thread_ref) AS ref, 'interest' AS "by",
        json_group_array(o.title) AS offers, max(i.sent_at) AS since
      FROM interest i JOIN offer o ON o.id = i.offer_id
      WHERE o.organisation_id = ${organisationId} AND i.state IN (${openInterests})
      GROUP BY i.person_id
      UNION ALL
      SELECT person_id, id, 'code', '[]', used_at FROM ask_code
      WHERE used_by = ${organisationId} AND expires_at > ${now} AND request_id IS NULL
    ) w
    WHERE EXISTS (SELECT 1 FROM person WHERE id = w.personId AND data_key_id IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM block b WHERE b.person_id = w.personId
        AND ((b.kind = 'organisation' AND b.target_id = ${organisationId})
          OR (b.kind = 'worker' AND b.target_id = ${accountId})))
      AND NOT EXISTS (SELECT 1 FROM consent_request r
        WHERE r.person_id = w.personId AND r.organisation_id = ${organisationId} AND (
          (r.state IN ('requested', 'deferred') AND r.lapses_at > ${now})
          OR (w."by" = 'interest' AND r.state = 'refused' AND r.answered_at > ${now - coolOff})))`
}
