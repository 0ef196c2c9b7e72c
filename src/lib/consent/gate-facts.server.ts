import { sql, type SQL } from 'drizzle-orm'
import type { SupporterActor, WorkerActor } from '#lib/access/actors.ts'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { noRows, type ChainLink } from '#lib/ledger/rules.ts'
import type { OrganisationKind, OrganisationState } from '#lib/organisations/rules.ts'
import type { AccessKind, Facts, StoredState } from './rules.ts'

/** Facts of one attempt, with what the gate needs to go on. */
export interface FoundFacts {
  /** Whose sharing it is: a person's, or that of their private room. The history row goes there. */
  readonly personId: string
  /** Null once the person took their yes back. */
  readonly dataKeyId: string | null
  /** Whose record it opens; the same person unless it is shared from a private room. */
  readonly record: RecordOf
  readonly purpose: string
  /** The supporter that the thread is for, as far as a history row says it; null for a service's. */
  readonly supporter: { readonly id: string; readonly sealedName: Uint8Array } | null
  readonly facts: Facts
  /** The person's last history row; the clock of a decision never runs before it. */
  readonly head: ChainLink
}

export interface RecordOf {
  readonly personId: string
  readonly dataKeyId: string
}

/** The columns of the queries below, in their order. */
type FactsRow = readonly [
  personId: string,
  person: readonly [dataKeyId: string | null, roomOf: string | null],
  purpose: string,
  pausedEverythingAt: number | null,
  consent: ConsentRow | null,
  head: HeadRow | null,
  blocked: 1 | null,
  viewer: WorkerRow | SupporterRow | null
]

/** Each fact is 1 when it holds; 0 or null when it does not, or there is nothing that it could hold for. */
type YesOrNot = 0 | 1 | null

type WorkerRow = readonly [
  organisationId: string | null,
  workerId: string | null,
  organisation: readonly [state: OrganisationState, kind: OrganisationKind] | null,
  assigned: YesOrNot,
  membership: readonly [here: YesOrNot, account: YesOrNot, hat: YesOrNot] | null
]

type SupporterRow = readonly [
  supporterId: string,
  sealedName: string,
  tie: readonly [confirmed: YesOrNot, account: YesOrNot, hat: YesOrNot]
]

type ConsentRow = readonly [
  consentId: string,
  sections: string[],
  access: AccessKind,
  frozen: Record<string, number> | null,
  state: StoredState,
  givenAt: number,
  from: number,
  until: number,
  untilDate: string,
  reconfirmBy: number
]

/** The hash as hexadecimal digits. */
type HeadRow = readonly [seq: number, at: number, hash: string]

/** Whoever asks the gate. */
export type Viewer = WorkerActor | SupporterActor

/**
 * Everything that a decision rests on, in one indexed query inside the gate's own transaction. It reads
 * tables of seven rooms on purpose: a fact that was fetched apart could be older than the decision.
 * The newest consent of the thread is the one that counts.
 *
 * It answers one JSON array, because the client spends more on each further column than SQLite on the
 * fact in it, and asks for each fact alone, because a join of them all takes longer to plan than to run;
 * each value handed over, and each piece of SQL put into another, costs as well (`npm run bench`).
 */
export async function findFacts(
  tx: Writer | Reader,
  viewer: Viewer,
  ref: string
): Promise<FoundFacts | null> {
  const ask = viewer.kind === 'worker' ? askForWorker : askForSupporter
  const [found] = await tx.all<{ facts: string }>(ask(viewer.accountId, ref))
  if (!found) return null
  const row = JSON.parse(found.facts) as FactsRow
  const [, roomOf] = row[1]
  return foundFacts(viewer, row, roomOf === null ? null : await findOwner(tx, roomOf))
}

/** What is asked for every viewer. */
const always = sql.raw(`t.person_id,
  (SELECT json_array(data_key_id, room_of) FROM person WHERE id = t.person_id),
  t.purpose,
  (SELECT paused_everything_at FROM person_sharing WHERE person_id = t.person_id),
  (SELECT json_array(id, json(sections), access, json(frozen), state, given_at, from_at, until_at,
      until_date, reconfirm_by)
    FROM consent WHERE thread_ref = t.ref ORDER BY given_seq DESC LIMIT 1),
  (SELECT json_array(seq, at, hex(hash))
    FROM history_row WHERE person_id = t.person_id ORDER BY seq DESC LIMIT 1)`)

function askForWorker(accountId: string, ref: string): SQL {
  return sql`SELECT json_array(${always},
    (SELECT 1 FROM block
      WHERE person_id = t.person_id AND target_id IN (${accountId}, t.organisation_id) LIMIT 1),
    json_array(t.organisation_id, t.worker_id,
      (SELECT json_array(state, kind) FROM organisation WHERE id = t.organisation_id),
      (SELECT 1 FROM assignment
        WHERE person_id = t.person_id AND organisation_id = t.organisation_id
          AND account_id = ${accountId} AND ended_at IS NULL LIMIT 1),
      (SELECT json_array(m.left_at IS NULL,
          (SELECT closed_at IS NULL FROM account WHERE id = m.account_id),
          (SELECT ended_at IS NULL FROM hat WHERE account_id = m.account_id AND kind = 'worker'))
        FROM membership m
        WHERE m.organisation_id = t.organisation_id AND m.account_id = ${accountId}))
  ) AS facts FROM sharing_thread t WHERE t.ref = ${ref}`
}

function askForSupporter(accountId: string, ref: string): SQL {
  return sql`SELECT json_array(${always},
    (SELECT 1 FROM block WHERE person_id = t.person_id AND target_id = t.supporter_id LIMIT 1),
    (SELECT json_array(s.id, hex(s.sealed_name), json_array(s.state = 'confirmed' AND s.account_id = ${accountId},
        (SELECT closed_at IS NULL FROM account WHERE id = s.account_id),
        (SELECT ended_at IS NULL FROM hat WHERE account_id = s.account_id AND kind = 'supporter')))
      FROM supporter s WHERE s.id = t.supporter_id AND s.person_id = t.person_id)
  ) AS facts FROM sharing_thread t WHERE t.ref = ${ref}`
}

interface Owner {
  personId: string
  dataKeyId: string | null
  pausedEverythingAt: number | null
}

/** Whose private room it is: what they paused, and whether they are here, counts for the room as well. */
async function findOwner(tx: Writer | Reader, ownerId: string): Promise<Owner> {
  const [owner] = await tx.all<Owner>(sql`
    SELECT id AS personId, data_key_id AS dataKeyId,
      (SELECT paused_everything_at FROM person_sharing WHERE person_id = p.id) AS pausedEverythingAt
    FROM person p WHERE id = ${ownerId}`)
  return owner ?? { personId: ownerId, dataKeyId: null, pausedEverythingAt: null }
}

type ViewerFacts = Pick<
  Facts,
  'recipient' | 'viewerBelongs' | 'viewerIsAssigned' | 'viewerIsNamed' | 'organisation'
>

function foundFacts(viewer: Viewer, row: FactsRow, owner: Owner | null): FoundFacts {
  const [personId, [dataKeyId], purpose, pausedAt, consent, head, blocked, viewerRow] = row
  const ownKeyId = owner ? owner.dataKeyId : dataKeyId
  const supporter = viewer.kind === 'supporter' ? (viewerRow as SupporterRow | null) : null
  return {
    personId,
    dataKeyId,
    record: { personId: owner?.personId ?? personId, dataKeyId: ownKeyId ?? '' },
    purpose,
    supporter: supporter && { id: supporter[0], sealedName: Buffer.from(supporter[1], 'hex') },
    facts: {
      ...(viewer.kind === 'worker' ? workerFacts(viewer, viewerRow as WorkerRow) : supporterFacts(supporter)),
      personIsHere: dataKeyId !== null && ownKeyId !== null,
      isBlocked: blocked === 1,
      pausedEverythingAt: pausedAt ?? owner?.pausedEverythingAt ?? null,
      consent: consent && consentOf(consent)
    },
    head: head ? { seq: head[0], at: head[1], hash: Buffer.from(head[2], 'hex') } : noRows
  }
}

function workerFacts(viewer: WorkerActor, row: WorkerRow): ViewerFacts {
  const [organisationId, workerId, organisation, assigned, membership] = row
  return {
    recipient: workerId === null ? 'organisation' : 'worker',
    viewerBelongs: organisationId === viewer.organisationId && allHold(membership),
    viewerIsAssigned: assigned === 1,
    viewerIsNamed: workerId === viewer.accountId,
    organisation: organisation && { state: organisation[0], kind: organisation[1] }
  }
}

function supporterFacts(row: SupporterRow | null): ViewerFacts {
  return {
    recipient: 'supporter',
    viewerBelongs: allHold(row?.[2] ?? null),
    viewerIsAssigned: false,
    viewerIsNamed: false,
    organisation: null
  }
}

function allHold(facts: readonly YesOrNot[] | null): boolean {
  return facts?.every((fact) => fact === 1) ?? false
}

function consentOf(row: ConsentRow): Facts['consent'] {
  const [consentId, sections, access, frozen, state, givenAt, from, until, untilDate, reconfirmBy] = row
  return { consentId, sections, access, frozen, state, givenAt, from, until, untilDate, reconfirmBy }
}

/** Whose record this person's sharing opens: their own, or that of the person whose private room it is. */
export async function findRecordOf(tx: Writer | Reader, personId: string): Promise<RecordOf | null> {
  const [found] = await tx.all<{ personId: string; dataKeyId: string | null }>(sql`
    SELECT o.id AS personId, o.data_key_id AS dataKeyId
    FROM person p JOIN person o ON o.id = ifnull(p.room_of, p.id) WHERE p.id = ${personId}`)
  return found?.dataKeyId ? { personId: found.personId, dataKeyId: found.dataKeyId } : null
}

/**
 * Keeps when this viewer looked last, and which history row says so: for the person's sharing page, and for
 * a worker's own list (`findChanged`).
 */
export async function markLooked(
  tx: Writer,
  { accountId }: Viewer,
  consentId: string,
  seq: number,
  now: number
): Promise<void> {
  await tx.run(sql`INSERT INTO last_look (consent_id, account_id, seen_at, seq)
    VALUES (${consentId}, ${accountId}, ${now}, ${seq})
    ON CONFLICT (consent_id, account_id) DO UPDATE SET seen_at = excluded.seen_at, seq = excluded.seq`)
}

/**
 * The same for a look at one section of several: it is the newest look, and what is new in the others stays new.
 */
export async function markLookedAtPart(
  tx: Writer,
  { accountId }: Viewer,
  consentId: string,
  seq: number,
  now: number
): Promise<void> {
  await tx.run(sql`INSERT INTO last_look (consent_id, account_id, seen_at, seq)
    VALUES (${consentId}, ${accountId}, ${now}, ${seq})
    ON CONFLICT (consent_id, account_id) DO UPDATE SET seq = excluded.seq`)
}

/**
 * Whether one of these sections was told anew since this worker last looked; false when they never did. It
 * opens nothing, and says neither which section nor when. For what is not frozen, and what `decide` allows.
 */
export async function findChanged(
  read: Reader,
  viewer: WorkerActor,
  consentId: string,
  record: RecordOf,
  sections: readonly string[]
): Promise<boolean> {
  const changed = await read.all(sql`
    SELECT 1 FROM last_look l CROSS JOIN json_each(${JSON.stringify(sections)}) AS asked
    WHERE l.consent_id = ${consentId} AND l.account_id = ${viewer.accountId} AND l.seen_at < (
      SELECT updated_at FROM record_section
      WHERE person_id = ${record.personId} AND section = asked.value AND standing = 'kept'
      ORDER BY version DESC LIMIT 1)
    LIMIT 1`)
  return changed.length > 0
}

/**
 * The newest kept version of each of these sections, still sealed; by index, however often they were saved.
 * A section that is frozen gives the version it was frozen at, if it is still there.
 */
export async function findSealedSections(
  tx: Writer | Reader,
  personId: string,
  sections: readonly string[],
  frozen: Readonly<Record<string, number>> | null
): Promise<Map<string, { version: number; sealed: Uint8Array }>> {
  const version = frozen
    ? sql`json_extract(${JSON.stringify(frozen)}, '$."' || asked.value || '"')`
    : sql`(SELECT max(version) FROM record_section
      WHERE person_id = ${personId} AND section = asked.value AND standing = 'kept')`
  const rows = await tx.all<{ section: string; version: number; sealed: ArrayBuffer }>(sql`
    SELECT r.section, r.version, r.sealed
    FROM json_each(${JSON.stringify(sections)}) AS asked CROSS JOIN record_section r
    WHERE r.person_id = ${personId} AND r.section = asked.value AND r.version = ${version}`)
  return new Map(
    rows.map((row) => [row.section, { version: row.version, sealed: new Uint8Array(row.sealed) }])
  )
}
