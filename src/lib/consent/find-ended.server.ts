import { sql, type SQL } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import type { Reader } from '#lib/database/connect.server.ts'

/** Sharing that is over, as its organisation may know it: no reason, no name, no value. */
export interface Ended {
  readonly ref: string
  readonly consentId: string
  readonly personId: string
  /** Ms UTC; the same instant whatever came after. */
  readonly endedAt: number
  readonly toldAt: number | null
  readonly answer: 'deleted' | 'ground' | null
  readonly ground: string | null
}

/**
 * What ended between somebody and the viewer's organisation or its workers, newest first, for the workers
 * who were able to see it, and for managers; for everybody there, when none of these works there any more.
 */
export function findEnded(read: Reader, viewer: WorkerActor, now: number): Promise<Ended[]> {
  const { organisationId, accountId, role } = viewer
  return read.all<Ended>(sql`
    WITH over AS (
      SELECT t.ref, t.organisation_id, t.worker_id, c.id AS consent_id, t.person_id,
        min(c.until_at, ifnull(c.ended_at, c.until_at)) AS ended_at,
        (SELECT min(from_at) FROM consent WHERE thread_ref = t.ref) AS began_at
      FROM sharing_thread t
      JOIN consent c ON c.thread_ref = t.ref
      WHERE t.organisation_id = ${organisationId}
        AND ${isOver(now)}
    )
    SELECT o.ref, o.consent_id AS consentId, o.person_id AS personId, o.ended_at AS endedAt,
      n.told_at AS toldAt, n.answer, n.ground
    FROM over o LEFT JOIN ending_notice n ON n.consent_id = o.consent_id
    WHERE n.answer IS NOT 'deleted' AND (
      ${role === 'manager' ? 1 : 0}
      OR ${wasAbleToSee(sql`${accountId}`)}
      OR NOT EXISTS (
        SELECT 1 FROM membership m WHERE m.organisation_id = ${organisationId} AND m.left_at IS NULL
          AND (m.role = 'manager' OR ${wasAbleToSee(sql`m.account_id`)})))
    ORDER BY o.ended_at DESC, o.ref LIMIT 200`)
}

/**
 * Whether the thread `t` is over with its yes `c`: the newest there, and stopped, run out, blocked or closed;
 * which of these is not told. A yes that is paused, due, replaced by a newer one, or not begun is not over.
 * Nothing is told of a thread that was never open for an instant.
 */
export function isOver(now: number): SQL {
  return sql`(
    c.given_seq = (SELECT max(given_seq) FROM consent WHERE thread_ref = t.ref)
    AND (c.state IN ('withdrawn', 'revoked') OR (c.state IN ('open', 'paused') AND c.until_at <= ${now}))
    AND EXISTS (SELECT 1 FROM consent WHERE thread_ref = t.ref
      AND from_at < min(until_at, ifnull(ended_at, until_at)) AND from_at <= ${now}))`
}

/** Named in it, looked at it, or helped the person there while it ran. */
function wasAbleToSee(accountId: SQL): SQL {
  return sql`(
    o.worker_id = ${accountId}
    OR EXISTS (SELECT 1 FROM last_look l JOIN consent c ON c.id = l.consent_id
      WHERE l.account_id = ${accountId} AND c.thread_ref = o.ref)
    OR (o.worker_id IS NULL AND EXISTS (SELECT 1 FROM assignment a
      WHERE a.person_id = o.person_id AND a.organisation_id = o.organisation_id
        AND a.account_id = ${accountId} AND a.since < o.ended_at AND ifnull(a.ended_at, o.ended_at) > o.began_at)))`
}
