import { eq } from 'drizzle-orm'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { appendHistory, findHead } from '#lib/ledger/append-history.server.ts'
import type { HistoryActor, HistoryEvent, HistoryParty } from '#lib/ledger/rules.ts'
import { person } from '#lib/record/tables.server.ts'
import { openDataKey, type Vault } from '#lib/vault/data-keys.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import type { ConsentEvent } from './fold.ts'
import type { Consent, Sharing } from './rules.ts'
import { loadSharing, recordEvent, type RequestWords } from './sharing-store.server.ts'

/** One change to what a person shares, with everything it needs, inside one write. */
export interface SharingChange {
  readonly tx: Writer
  readonly vault: Vault
  /** Never before the person's last history row: ms UTC. */
  readonly at: number
  readonly sharing: Sharing
  /** Seals words that belong to this person. */
  readonly key: DataKey
  /** Adds a consent event and keeps the snapshot equal to the fold. A request comes with its words. */
  record(event: ConsentEvent, words?: RequestWords): Promise<void>
  /** Adds the row that the person reads in their history. */
  tell(row: Telling): Promise<void>
}

export interface Telling {
  readonly what: HistoryEvent
  readonly actor?: HistoryActor
  readonly consent?: Pick<Consent, 'consentId' | 'sections'>
  /** What it was about, when no consent says it. */
  readonly sections?: readonly string[]
  readonly purpose?: string
  readonly reason?: string
  /** Whom it was with or about, when that is not the actor. */
  readonly party?: HistoryParty
}

/**
 * Runs `fn` alone for this person. `at = max(clock, last history time)`: a clock that was set back
 * neither revives nor reorders anything.
 *
 * @throws Refusal `not-found` when there is no such person, or they have taken their yes back
 */
export function changeSharing<T>(
  db: Database,
  personId: string,
  fn: (change: SharingChange) => Promise<T>
): Promise<T> {
  return db.write((tx, now) => changeSharingIn(db, tx, now, personId, fn))
}

/** The same, as part of a write that is under way. Nothing else of that write may write this person's sharing. */
export async function changeSharingIn<T>(
  vault: Vault,
  tx: Writer,
  now: number,
  personId: string,
  fn: (change: SharingChange) => Promise<T>
): Promise<T> {
  const [found] = await tx.select({ dataKeyId: person.dataKeyId }).from(person).where(eq(person.id, personId))
  if (!found?.dataKeyId) throw new Refusal('not-found')
  const key = await openDataKey(vault, personId, found.dataKeyId)
  let head = await findHead(tx, personId)
  let sharing = await loadSharing(tx, personId)
  const at = Math.max(now, head.at)
  return fn({
    tx,
    vault,
    at,
    key,
    get sharing() {
      return sharing
    },
    record: async (event, words) => {
      sharing = await recordEvent(tx, personId, sharing, at, event, words)
    },
    tell: async ({ what, actor, consent, sections, purpose, reason, party }) => {
      head = await appendHistory(tx, key, personId, head, at, {
        what,
        actor: actor ?? { kind: 'person' },
        allowed: true,
        consent: consent?.consentId ?? null,
        purpose: purpose ?? null,
        sections: consent?.sections ?? sections ?? [],
        reason: reason ?? null,
        ...(party ? { party } : {})
      })
    }
  })
}
