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
  /** Time of the person's last history row, ms UTC: the decision's clock never runs before it. */
  readonly lastAt: number
  readonly facts: Facts
}

/** The columns of the query below, in its order. */
type FactsRow = readonly [
  personId: string,
  dataKeyId: string | null,
  purpose: string,
  lastAt: number | null,
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
  givenSeq: number,
  givenAt: number,
  from: number,
  until: number,
  untilDate: string,
  untilZone: string,
  reconfirmBy: number,
  endedAt: number | null,
  noticeSha256: string,
  how: string
]

/**
 * Everything that a decision rests on, in one indexed query inside the gate's own transaction. It reads
 * tables of five rooms on purpose: a fact that was fetched apart could be older than the decision.
 * The newest consent of the thread is the one that counts.
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
      (SELECT at FROM history_row WHERE person_id = t.person_id ORDER BY seq DESC LIMIT 1),
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
      (SELECT json_array(id, json(sections), state, given_seq, given_at, from_at, until_at, until_date,
          until_zone, reconfirm_by, ended_at, notice_sha256, how)
        FROM consent WHERE thread_ref = t.ref ORDER BY given_seq DESC LIMIT 1)
    ) AS facts FROM sharing_thread t WHERE t.ref = ${ref}`)
  if (!found) return null
  const row = JSON.parse(found.facts) as FactsRow
  const [personId, dataKeyId, purpose, lastAt, belongs, assigned, organisationState, pausedAt, consent] = row
  return {
    personId,
    dataKeyId,
    purpose,
    lastAt: lastAt ?? 0,
    facts: {
      personIsHere: dataKeyId !== null,
      viewerBelongs: belongs === 1,
      viewerIsAssigned: assigned === 1,
      organisationState,
      pausedEverythingAt: pausedAt,
      consent: consent && consentOf(consent, ref)
    }
  }
}

function consentOf(row: ConsentRow, threadRef: string): Facts['consent'] {
  const [consentId, sections, state, givenSeq, givenAt, from, until, untilDate, untilZone, ...rest] = row
  const [reconfirmBy, endedAt, noticeSha256, how] = rest
  const terms = { consentId, threadRef, sections, from, until, untilDate, untilZone, reconfirmBy }
  return { ...terms, noticeSha256, how, state, givenSeq, givenAt, endedAt }
}

/** Points the consent at the history row of the newest look, for the sharing page. */
export async function markLooked(tx: Writer, consentId: string, seq: number): Promise<void> {
  await tx.run(sql`UPDATE consent SET last_read_seq = ${seq} WHERE id = ${consentId}`)
}

/** The newest kept version of each of these sections, still sealed. */
export async function findSealedSections(
  tx: Writer,
  personId: string,
  sections: readonly string[]
): Promise<Map<string, { version: number; sealed: Uint8Array }>> {
  const rows = await tx.all<{ section: string; version: number; sealed: ArrayBuffer }>(sql`
    SELECT section, max(version) AS version, sealed FROM record_section
    WHERE person_id = ${personId} AND standing = 'kept' AND section IN ${sections}
    GROUP BY section`)
  return new Map(
    rows.map((row) => [row.section, { version: row.version, sealed: new Uint8Array(row.sealed) }])
  )
}
