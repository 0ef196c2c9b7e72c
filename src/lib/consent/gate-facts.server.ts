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

interface FactsRow {
  personId: string
  dataKeyId: string | null
  purpose: string
  lastAt: number | null
  viewerBelongs: number
  viewerIsAssigned: number
  organisationState: Facts['organisationState']
  pausedEverythingAt: number | null
  consentId: string | null
  state: StoredState
  givenSeq: number
  givenAt: number
  from: number
  until: number
  untilDate: string
  untilZone: string
  reconfirmBy: number
  endedAt: number | null
  noticeSha256: string
  how: string
  sections: string
}

/**
 * Everything that a decision rests on, in one indexed query inside the gate's own transaction. It reads
 * tables of five rooms on purpose: a fact that was fetched apart could be older than the decision.
 * The newest consent of the thread is the one that counts.
 */
export async function findFacts(
  tx: Writer | Reader,
  viewer: WorkerActor,
  ref: string
): Promise<FoundFacts | null> {
  const [row] = await tx.all<FactsRow>(sql`
    SELECT t.person_id AS personId, p.data_key_id AS dataKeyId, t.purpose AS purpose,
      (SELECT max(at) FROM history_row WHERE person_id = t.person_id
        AND seq = (SELECT max(seq) FROM history_row WHERE person_id = t.person_id)) AS lastAt,
      t.organisation_id = ${viewer.organisationId} AND EXISTS (
        SELECT 1 FROM membership m
        JOIN account a ON a.id = m.account_id AND a.closed_at IS NULL
        JOIN hat h ON h.account_id = m.account_id AND h.kind = 'worker' AND h.ended_at IS NULL
        WHERE m.organisation_id = t.organisation_id AND m.account_id = ${viewer.accountId} AND m.left_at IS NULL
      ) AS viewerBelongs,
      EXISTS (
        SELECT 1 FROM assignment s
        WHERE s.person_id = t.person_id AND s.organisation_id = t.organisation_id
          AND s.account_id = ${viewer.accountId} AND s.ended_at IS NULL
      ) AS viewerIsAssigned,
      o.state AS organisationState, ps.paused_everything_at AS pausedEverythingAt,
      c.id AS consentId, c.state AS state, c.given_seq AS givenSeq, c.given_at AS givenAt,
      c.from_at AS "from", c.until_at AS until, c.until_date AS untilDate, c.until_zone AS untilZone,
      c.reconfirm_by AS reconfirmBy, c.ended_at AS endedAt, c.notice_sha256 AS noticeSha256,
      c.how AS how, c.sections AS sections
    FROM sharing_thread t
    JOIN person p ON p.id = t.person_id
    JOIN organisation o ON o.id = t.organisation_id
    LEFT JOIN person_sharing ps ON ps.person_id = t.person_id
    LEFT JOIN consent c ON c.thread_ref = t.ref
      AND c.given_seq = (SELECT max(given_seq) FROM consent WHERE thread_ref = t.ref)
    WHERE t.ref = ${ref}`)
  if (!row) return null
  return {
    personId: row.personId,
    dataKeyId: row.dataKeyId,
    purpose: row.purpose,
    lastAt: row.lastAt ?? 0,
    facts: {
      personIsHere: row.dataKeyId !== null,
      viewerBelongs: row.viewerBelongs === 1,
      viewerIsAssigned: row.viewerIsAssigned === 1,
      organisationState: row.organisationState,
      pausedEverythingAt: row.pausedEverythingAt,
      consent: consentOf(row, ref)
    }
  }
}

function consentOf(row: FactsRow, threadRef: string): Facts['consent'] {
  if (row.consentId === null) return null
  const { consentId, state, givenSeq, givenAt, from, until, untilDate, untilZone } = row
  const { reconfirmBy, endedAt, noticeSha256, how } = row
  const sections = JSON.parse(row.sections) as string[]
  const terms = {
    consentId,
    threadRef,
    sections,
    from,
    until,
    untilDate,
    untilZone,
    reconfirmBy,
    noticeSha256,
    how
  }
  return { ...terms, state, givenSeq, givenAt, endedAt }
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
    SELECT section, version, sealed FROM record_section r
    WHERE person_id = ${personId} AND section IN ${sections} AND standing = 'kept'
      AND version = (SELECT max(version) FROM record_section
        WHERE person_id = r.person_id AND section = r.section AND standing = 'kept')`)
  return new Map(
    rows.map((row) => [row.section, { version: row.version, sealed: new Uint8Array(row.sealed) }])
  )
}
