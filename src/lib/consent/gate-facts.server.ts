import { sql } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { Facts, StoredState } from './rules.ts'

/** Facts of one attempt, with what the gate needs to go on. */
export interface FoundFacts {
  readonly personId: string
  /** Null once the person took their yes back. */
  readonly dataKeyId: string | null
  readonly purpose: string
  readonly facts: Facts
}

/** The columns of the query below, in its order. */
type FactsRow = readonly [
  personId: string,
  dataKeyId: string | null,
  purpose: string,
  viewerBelongs: 0 | 1 | null,
  viewerIsAssigned: 0 | 1,
  organisationState: Facts['organisationState'],
  pausedEverythingAt: number | null,
  consent: ConsentRow | null
]

type ConsentRow = readonly [
  consentId: string,
  sections: string[],
  state: StoredState,
  givenAt: number,
  from: number,
  until: number,
  untilDate: string,
  reconfirmBy: number
]

/**
 * Everything that a decision rests on, in one indexed query inside the gate's own transaction. It reads
 * tables of five rooms on purpose: a fact that was fetched apart could be older than the decision.
 * The newest consent of the thread is the one that counts. The clock of the decision never runs before
 * the person's last history row: that row is for the caller to find.
 *
 * It answers one JSON array, because the client spends more on each further column than SQLite on the
 * fact in it, and asks for each fact alone, because a join of them all takes longer to plan than to run
 * (`npm run bench`).
 */
export async function findFacts(
  tx: Writer | Reader,
  viewer: WorkerActor,
  ref: string
): Promise<FoundFacts | null> {
  const [found] = await tx.all<{ facts: string }>(sql`
    SELECT json_array(
      t.person_id,
      (SELECT data_key_id FROM person WHERE id = t.person_id),
      t.purpose,
      t.organisation_id = ${viewer.organisationId} AND (
        SELECT EXISTS (SELECT 1 FROM account WHERE id = m.account_id AND closed_at IS NULL)
          AND EXISTS (SELECT 1 FROM hat WHERE account_id = m.account_id AND kind = 'worker' AND ended_at IS NULL)
        FROM membership m
        WHERE m.organisation_id = t.organisation_id AND m.account_id = ${viewer.accountId} AND m.left_at IS NULL),
      EXISTS (
        SELECT 1 FROM assignment
        WHERE person_id = t.person_id AND organisation_id = t.organisation_id
          AND account_id = ${viewer.accountId} AND ended_at IS NULL),
      (SELECT state FROM organisation WHERE id = t.organisation_id),
      (SELECT paused_everything_at FROM person_sharing WHERE person_id = t.person_id),
      (SELECT json_array(id, json(sections), state, given_at, from_at, until_at, until_date, reconfirm_by)
        FROM consent WHERE thread_ref = t.ref ORDER BY given_seq DESC LIMIT 1)
    ) AS facts FROM sharing_thread t WHERE t.ref = ${ref}`)
  if (!found) return null
  const row = JSON.parse(found.facts) as FactsRow
  const [personId, dataKeyId, purpose, belongs, assigned, organisationState, pausedAt, consent] = row
  return {
    personId,
    dataKeyId,
    purpose,
    facts: {
      personIsHere: dataKeyId !== null,
      viewerBelongs: belongs === 1,
      viewerIsAssigned: assigned === 1,
      organisationState,
      pausedEverythingAt: pausedAt,
      consent: consent && consentOf(consent)
    }
  }
}

function consentOf(row: ConsentRow): Facts['consent'] {
  const [consentId, sections, state, givenAt, from, until, untilDate, reconfirmBy] = row
  return { consentId, sections, state, givenAt, from, until, untilDate, reconfirmBy }
}

/** Points the consent at the history row of the newest look, for the sharing page. */
export async function markLooked(tx: Writer, consentId: string, seq: number): Promise<void> {
  await tx.run(sql`UPDATE consent SET last_read_seq = ${seq} WHERE id = ${consentId}`)
}

/** The newest kept version of each of these sections, still sealed; by index, however often they were saved. */
export async function findSealedSections(
  tx: Writer,
  personId: string,
  sections: readonly string[]
): Promise<Map<string, { version: number; sealed: Uint8Array }>> {
  const rows = await tx.all<{ section: string; version: number; sealed: ArrayBuffer }>(sql`
    SELECT r.section, r.version, r.sealed
    FROM json_each(${JSON.stringify(sections)}) AS asked CROSS JOIN record_section r
    WHERE r.person_id = ${personId} AND r.section = asked.value AND r.version = (
      SELECT max(version) FROM record_section
      WHERE person_id = ${personId} AND section = asked.value AND standing = 'kept')`)
  return new Map(
    rows.map((row) => [row.section, { version: row.version, sealed: new Uint8Array(row.sealed) }])
  )
}
