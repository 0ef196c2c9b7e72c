import { sql, type SQL } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { marksOpenFor } from './rules.ts'

/**
 * Whether this worker may see the appointments of an interest, as a condition of a query that names it `i`, its
 * offer `o` and its thread `t`: their organisation is verified and the offer's, they work there, the person is here and
 * blocked neither of them, and they are who takes care of it. While nobody does, everybody there may. Once sharing is
 * over, only of what both have agreed, until marks close (the appointment is `a`). One row that
 * another room wrote a moment ago counts at once: it is asked in the same query as what it opens.
 * Test: `denied.test.ts`.
 */
export function maySee({ accountId, organisationId }: WorkerActor, now: number): SQL {
  return sql`
    o.organisation_id = ${organisationId}
    AND EXISTS (SELECT 1 FROM organisation WHERE id = ${organisationId} AND state = 'verified')
    AND EXISTS (SELECT 1 FROM membership m
      JOIN account a ON a.id = m.account_id AND a.closed_at IS NULL
      JOIN hat h ON h.account_id = a.id AND h.kind = 'worker' AND h.ended_at IS NULL
      WHERE m.account_id = ${accountId} AND m.organisation_id = ${organisationId} AND m.left_at IS NULL)
    AND EXISTS (SELECT 1 FROM person WHERE id = i.person_id AND data_key_id IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM block
      WHERE person_id IN (i.person_id, (SELECT room_of FROM person WHERE id = i.person_id)) AND target_id IN (${accountId}, ${organisationId}))
    AND (${mayBeOpen(now)} OR a.starts_at > ${now - marksOpenFor} AND a.state NOT IN ('PROPOSED', 'MOVED', 'CANCELLED'))
    AND ${accountId} = ifnull(${carer()}, ${accountId})`
}

/** Whether the newest yes of thread `t` runs, paused or not. Part of a query. `now` is ms UTC. */
export function mayBeOpen(now: number): SQL {
  return sql`EXISTS (SELECT 1 FROM consent c WHERE c.thread_ref = t.ref
    AND c.given_seq = (SELECT max(given_seq) FROM consent WHERE thread_ref = t.ref)
    AND c.state IN ('open', 'paused') AND c.until_at > ${now})`
}

/**
 * Account of the one worker who takes care of it: whom the sharing names, else who helps the person here, else whom the
 * interest was given to; null while nobody does who still works there. Part of a query with interest `i` and thread `t`.
 */
export function carer(): SQL {
  return sql`coalesce(t.worker_id,
    (SELECT s.account_id FROM assignment s
      WHERE s.person_id = i.person_id AND s.organisation_id = t.organisation_id AND s.ended_at IS NULL
        AND ${worksThere(sql`s.account_id`)}),
    iif(${worksThere(sql`i.assigned_to`)}, i.assigned_to, NULL))`
}

function worksThere(accountId: SQL): SQL {
  return sql`EXISTS (SELECT 1 FROM membership
    WHERE account_id = ${accountId} AND organisation_id = t.organisation_id AND left_at IS NULL)`
}
