import { sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import { recipientName } from './recipient-name.server.ts'
import { endsSoon, statusOf, type StoredState } from './rules.ts'

/** What home says of one yes. `untilDate` is an ISO date. */
export interface HomeSharing {
  readonly consentId: string
  readonly recipientName: string
  readonly untilDate: string
  readonly needs: 'nothing' | 'look-again' | 'alone-again' | 'longer'
  /** Whether they can look right now. */
  readonly isOpen: boolean
}

export interface SharingAtHome {
  /** Newest first: what is open, and what waits for the person. */
  readonly sharing: readonly HomeSharing[]
  /** Requests that nobody has answered, not even with "not now". */
  readonly requestsWaiting: number
  /** Changes that workers suggested and the person has not answered. */
  readonly suggestionsWaiting: number
  readonly everythingPaused: boolean
}

/** Of one yes, in the order of the query. */
type Row = readonly [
  consentId: string,
  recipient: readonly [
    organisation: string | null,
    worker: string | null,
    supporterId: string | null,
    sealedName: string | null
  ],
  untilDate: string,
  state: StoredState,
  from: number,
  until: number,
  reconfirmBy: number,
  beside: 0 | 1,
  givenAt: number
]

interface Found {
  dataKeyId: string | null
  pausedEverythingAt: number | null
  requests: number
  suggestions: number
  lastAt: number | null
  rows: string
}

/**
 * What home shows of sharing, in one query that opens no history: who can look, and what waits for an
 * answer. Test: `home-sharing.test.ts` (agrees with `listSharing`).
 *
 * @param provedAt when the person last showed who they are: ms UTC. What was agreed beside a worker is asked
 *   again only after that, not in the same sitting.
 */
export async function findHomeSharing(
  db: Database,
  { personId }: PersonActor,
  provedAt: number
): Promise<SharingAtHome> {
  const [found] = await db.read.all<Found>(sql`
    SELECT p.data_key_id AS dataKeyId,
      (SELECT paused_everything_at FROM person_sharing WHERE person_id = p.id) AS pausedEverythingAt,
      (SELECT count(*) FROM consent_request r JOIN organisation o ON o.id = r.organisation_id
        WHERE r.person_id = p.id AND r.state = 'requested' AND r.lapses_at > ${db.now()}
          AND o.state = 'verified') AS requests,
      (SELECT count(*) FROM suggestion WHERE person_id = p.id AND state = 'waiting') AS suggestions,
      (SELECT at FROM history_row WHERE person_id = p.id ORDER BY seq DESC LIMIT 1) AS lastAt,
      (SELECT json_group_array(json(one)) FROM (
        SELECT json_array(c.id,
          (SELECT json_array(
              (SELECT name FROM organisation WHERE id = t.organisation_id),
              (SELECT display_name FROM membership
                WHERE organisation_id = t.organisation_id AND account_id = t.worker_id),
              t.supporter_id, (SELECT hex(sealed_name) FROM supporter WHERE id = t.supporter_id))
            FROM sharing_thread t WHERE t.ref = c.thread_ref),
          until_date, state, from_at, until_at, reconfirm_by, beside, given_at) AS one
        FROM consent c WHERE c.person_id = p.id AND c.state IN ('open', 'paused')
          AND c.until_at > ${db.now()}
        ORDER BY given_seq DESC)) AS rows
    FROM person p WHERE p.id = ${personId}`)
  const everythingPaused = (found?.pausedEverythingAt ?? null) !== null
  if (!found?.dataKeyId) {
    return { sharing: [], requestsWaiting: 0, suggestionsWaiting: 0, everythingPaused }
  }
  const at = Math.max(db.now(), found.lastAt ?? 0)
  const rows = (JSON.parse(found.rows) as Row[])
    .map((row) => ({ row, ...standing(row, found.pausedEverythingAt, provedAt, at) }))
    .filter(({ isOpen, needs }) => isOpen || needs !== 'nothing')
  const key = await openDataKey(db, personId, found.dataKeyId)
  const sharing = rows.map(({ row, isOpen, needs }) => {
    const [consentId, [organisation, worker, supporterId, sealed], untilDate] = row
    const sealedName = sealed === null ? null : Buffer.from(sealed, 'hex')
    const names = { organisation, worker, supporterId, sealedName }
    return {
      consentId,
      recipientName: recipientName(personId, key, names),
      untilDate,
      needs,
      isOpen
    }
  })
  const { requests: requestsWaiting, suggestions: suggestionsWaiting } = found
  return { sharing, requestsWaiting, suggestionsWaiting, everythingPaused }
}

function standing(
  row: Row,
  pausedEverythingAt: number | null,
  provedAt: number,
  now: number
): Pick<HomeSharing, 'isOpen' | 'needs'> {
  const [, , , state, from, until, reconfirmBy, beside, givenAt] = row
  const status = statusOf({ state, from, until, reconfirmBy }, pausedEverythingAt, now)
  const isOpen = status === 'active'
  if (status === 'reconfirm-due') return { isOpen, needs: 'look-again' }
  if (!isOpen) return { isOpen, needs: 'nothing' }
  if (beside === 1 && provedAt > givenAt) return { isOpen, needs: 'alone-again' }
  // Something agreed for a few days was meant to be short.
  const endsBefore = until - now < endsSoon && until - from >= endsSoon
  return { isOpen, needs: endsBefore ? 'longer' : 'nothing' }
}
