import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { HistoryParty } from '#lib/ledger/rules.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { blockKey, type BlockTarget } from './rules.ts'

/** Somebody whom this person blocked: a whole service, or one worker of one. Family has its own page. */
export interface Blocked {
  readonly target: BlockTarget
  readonly party: Extract<HistoryParty, { kind: 'organisation' | 'worker' }>
}

interface Row {
  kind: 'organisation' | 'worker'
  targetId: string
  name: string | null
  organisationId: string | null
  organisation: string | null
}

/** Services and workers whom this person lets see nothing, by name. */
export async function listBlocked(
  db: Database,
  { personId }: PersonActor
): Promise<(Blocked & { readonly id: string })[]> {
  const rows = await db.read.all<Row>(sql`
    SELECT b.kind AS kind, b.target_id AS targetId, m.display_name AS name, o.id AS organisationId,
      o.name AS organisation
    FROM block b
    LEFT JOIN membership m ON b.kind = 'worker' AND m.account_id = b.target_id
    LEFT JOIN organisation o
      ON o.id = CASE b.kind WHEN 'organisation' THEN b.target_id ELSE m.organisation_id END
    WHERE b.person_id = ${personId} AND b.kind IN ('organisation', 'worker')
    GROUP BY b.kind, b.target_id ORDER BY organisation, name`)
  return rows.map(({ kind, targetId, name, organisationId, organisation }) => {
    const place = { organisationId: organisationId ?? '', organisation: organisation ?? '' }
    return {
      id: idFor(personId, { kind, id: targetId }),
      target: { kind, id: targetId },
      party:
        kind === 'organisation'
          ? { kind, ...place }
          : { kind, accountId: targetId, name: name ?? '', ...place }
    }
  })
}

/**
 * Whom a person may block from the page of one sharing: its service, and the worker who helps or is named.
 *
 * @throws Refusal `not-found` when it is not this person's, or for no service
 */
export async function findBlockable(
  db: Database,
  { personId }: PersonActor,
  consentId: string
): Promise<Blocked[]> {
  const [row] = await db.read.all<{ organisationId: string | null; workerId: string | null }>(sql`
    SELECT t.organisation_id AS organisationId, ifnull(t.worker_id, (
      SELECT account_id FROM assignment
      WHERE person_id = t.person_id AND organisation_id = t.organisation_id AND ended_at IS NULL)) AS workerId
    FROM consent c JOIN sharing_thread t ON t.ref = c.thread_ref
    WHERE c.id = ${consentId} AND c.person_id = ${personId}`)
  if (!row?.organisationId) throw new Refusal('not-found')
  return blockableAt(db, row.organisationId, row.workerId)
}

/**
 * The same from the page of a request: its service, and the worker who asked.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function findBlockableAsker(
  db: Database,
  { personId }: PersonActor,
  requestId: string
): Promise<Blocked[]> {
  const [row] = await db.read.all<{ organisationId: string; workerId: string | null }>(sql`
    SELECT organisation_id AS organisationId, asked_by AS workerId
    FROM consent_request WHERE id = ${requestId} AND person_id = ${personId}`)
  if (!row) throw new Refusal('not-found')
  return blockableAt(db, row.organisationId, row.workerId)
}

async function blockableAt(
  db: Database,
  organisationId: string,
  workerId: string | null
): Promise<Blocked[]> {
  const facts = await findOrganisationFacts(db.read, organisationId)
  if (!facts) throw new Refusal('not-found')
  const place = { organisationId, organisation: facts.name }
  const [worker] = await db.read.all<{ name: string }>(sql`
    SELECT display_name AS name FROM membership
    WHERE organisation_id = ${organisationId} AND account_id = ${workerId}`)
  const service: Blocked = {
    target: { kind: 'organisation', id: organisationId },
    party: { kind: 'organisation', ...place }
  }
  if (!workerId || !worker) return [service]
  const one: Blocked = {
    target: { kind: 'worker', id: workerId },
    party: { kind: 'worker', accountId: workerId, name: worker.name, ...place }
  }
  return [one, service]
}

/** What a page calls a block: no id of anybody's account. */
function idFor(personId: string, target: BlockTarget): string {
  return createHash('sha256')
    .update(`${personId} ${blockKey(target)}`)
    .digest('base64url')
    .slice(0, 22)
}

/**
 * What a person said to unblock, of those they block.
 *
 * @param id of `listBlocked`
 * @throws Refusal `not-found` for somebody they do not block
 */
export async function getBlocked(db: Database, actor: PersonActor, id: string): Promise<Blocked> {
  const found = (await listBlocked(db, actor)).find((one) => one.id === id)
  if (!found) throw new Refusal('not-found')
  return found
}
