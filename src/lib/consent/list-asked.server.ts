import { and, eq, sql } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { askedState, type AskedState } from './ask-rules.ts'
import { changeSharing } from './change-sharing.server.ts'
import { canAnswer, requestStatusOf, type ConsentRequest } from './rules.ts'
import { consentRequest } from './tables.server.ts'
import { workerAsActor } from './worker-as-actor.ts'

/** One request, as far as the service that asked may know. Instants are ms UTC. */
export interface Asked {
  readonly requestId: string
  /** What the person is known by here: of a thread with them, or of the request itself. */
  readonly ref: string
  readonly purpose: string
  readonly sections: readonly string[]
  /** Name of the worker who asked; null when they have gone. */
  readonly askedBy: string | null
  readonly askedAt: number
  readonly state: AskedState
}

interface AskedRow {
  id: string
  ref: string | null
  purpose: string
  sections: string
  askedBy: string | null
  askedAt: number
  state: ConsentRequest['state']
  lapsesAt: number
}

/** What the viewer's organisation asked for in the last year, newest first. It writes nothing. */
export async function listAsked(db: Database, viewer: WorkerActor): Promise<Asked[]> {
  const now = db.now()
  const rows = await db.read.all<AskedRow>(sql`
    SELECT r.id AS id, r.purpose AS purpose, r.asked_at AS askedAt, r.state AS state, r.lapses_at AS lapsesAt,
      (SELECT json_group_array(value) FROM (
        SELECT value FROM json_each(r.needed) UNION ALL SELECT value FROM json_each(r.optional))) AS sections,
      (SELECT display_name FROM membership
        WHERE organisation_id = r.organisation_id AND account_id = r.asked_by) AS askedBy,
      (SELECT min(ref) FROM sharing_thread t
        WHERE t.person_id = r.person_id AND t.organisation_id = r.organisation_id
          AND (t.worker_id IS NULL OR t.worker_id = ${viewer.accountId})) AS ref
    FROM consent_request r
    WHERE r.organisation_id = ${viewer.organisationId} AND r.asked_at > ${now - year}
    ORDER BY r.asked_at DESC, r.id LIMIT 500`)
  return rows.map(({ id, ref, sections, ...row }) => ({
    requestId: id,
    ref: ref ?? id,
    purpose: row.purpose,
    sections: JSON.parse(sections) as string[],
    askedBy: row.askedBy,
    askedAt: row.askedAt,
    state: askedState(requestStatusOf(row, now))
  }))
}

const year = 365 * 24 * 60 * 60 * 1000 // ms

/**
 * The service takes its request back. What was answered or is over stays as it is, and twice is once.
 *
 * @throws Refusal `not-found` when this organisation asked nothing of that kind
 */
export async function cancelRequest(db: Database, viewer: WorkerActor, requestId: string): Promise<void> {
  const [row] = await db.read
    .select({ personId: consentRequest.personId })
    .from(consentRequest)
    .where(and(eq(consentRequest.id, requestId), eq(consentRequest.organisationId, viewer.organisationId)))
  if (!row) throw new Refusal('not-found')
  await changeSharing(db, row.personId, async (change) => {
    const request = change.sharing.requests.get(requestId)
    if (!request || !canAnswer(request, change.at)) return
    await change.record({ kind: 'cancelled', requestId })
    await change.tell({
      what: 'took-back-request',
      actor: workerAsActor(viewer),
      sections: [...request.needed, ...request.optional].sort()
    })
  })
}
