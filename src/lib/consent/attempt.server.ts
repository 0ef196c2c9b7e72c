import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { appendHistory, findHead } from '#lib/ledger/append-history.server.ts'
import type { ChainLink, HistoryActor, HistoryDetail } from '#lib/ledger/rules.ts'
import { openSinkKey, sinkChain } from '#lib/ledger/sink.server.ts'
import { openSupporterName } from '#lib/supporters/supporter-name.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { isOneTooMany } from './count-denial.server.ts'
import { findFacts, type FoundFacts, type Viewer } from './gate-facts.server.ts'
import { workerAsActor } from './worker-as-actor.ts'

/** One attempt at the gate: what is known of it, and the chain that its row goes to. */
export interface Attempt {
  readonly viewer: Viewer
  /** Null when nothing has this reference. */
  readonly found: FoundFacts | null
  readonly key: DataKey
  /** The person's, or the sink's when there is no person whose row it could be. */
  readonly chainId: string
  readonly head: ChainLink
  /** The clock of the decision: never before the person's last history row, ms UTC. */
  readonly at: number
}

/** The facts of an attempt; the same work whether there is anything behind the reference or not. Part of a write. */
export async function beginAttempt(
  db: Database,
  tx: Writer,
  now: number,
  viewer: Viewer,
  ref: string
): Promise<Attempt> {
  const found = await findFacts(tx, viewer, ref)
  const { key, chainId, head } = found?.dataKeyId
    ? {
        key: await openDataKey(db, found.personId, found.dataKeyId),
        chainId: found.personId,
        head: found.head
      }
    : { key: await openSinkKey(db), chainId: sinkChain, head: await findHead(tx, sinkChain) }
  return { viewer, found, key, chainId, head, at: Math.max(now, head.at) }
}

/**
 * Writes the row of an attempt, before anything leaves. Returns the new head. Tests: `history-rows.test.ts`,
 * `tests/integration/kill.test.ts`.
 */
export function writeAttempt(
  tx: Writer,
  attempt: Attempt,
  what: Pick<HistoryDetail, 'what' | 'allowed' | 'sections'>
): Promise<ChainLink> {
  const { found, key, chainId, head, at } = attempt
  return appendHistory(tx, key, chainId, head, at, {
    ...what,
    actor: actorOf(attempt),
    consent: found?.facts.consent?.consentId ?? null,
    purpose: found?.purpose ?? null,
    reason: null
  })
}

/**
 * Every denial, whatever was tried: counted, and written as a look that showed nothing. After 30 in an hour
 * nothing more is written. Tests: `read-shared.test.ts`, `tests/integration/matrix.test.ts`.
 */
export async function denyAttempt(
  tx: Writer,
  now: number,
  attempt: Attempt
): Promise<'not-found' | 'too-many-tries'> {
  if (await isOneTooMany(tx, attempt.viewer.accountId, now)) return 'too-many-tries'
  await writeAttempt(tx, attempt, { what: 'looked', allowed: false, sections: [] })
  return 'not-found'
}

function actorOf({ viewer, found, key }: Attempt): HistoryActor {
  if (viewer.kind === 'worker') return workerAsActor(viewer)
  if (!found?.supporter) return { kind: 'supporter', supporterId: '', name: '' }
  const { personId, dataKeyId, supporter } = found
  const name = dataKeyId ? openSupporterName(key, personId, supporter.id, supporter.sealedName) : ''
  return { kind: 'supporter', supporterId: supporter.id, name }
}
