import { eq } from 'drizzle-orm'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { appendHistory, findHead } from '#lib/ledger/append-history.server.ts'
import type { HistoryActor, HistoryEvent } from '#lib/ledger/rules.ts'
import { person } from '#lib/record/tables.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import type { Consent, ConsentEvent, Sharing } from './rules.ts'
import { loadSharing, recordEvent } from './sharing-store.server.ts'

/** One change to what a person shares, with everything it needs, inside one write. */
export interface SharingChange {
  readonly tx: Writer
  /** Never before the person's last history row: ms UTC. */
  readonly at: number
  readonly sharing: Sharing
  /** Adds a consent event and keeps the snapshot equal to the fold. */
  record(event: ConsentEvent): Promise<void>
  /** Adds the row that the person reads in their history. */
  tell(row: Telling): Promise<void>
}

export interface Telling {
  readonly what: HistoryEvent
  readonly actor?: HistoryActor
  readonly consent?: Pick<Consent, 'consentId' | 'sections'>
  readonly purpose?: string
  readonly reason?: string
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
  return db.write(async (tx, now) => {
    const [found] = await tx
      .select({ dataKeyId: person.dataKeyId })
      .from(person)
      .where(eq(person.id, personId))
    if (!found?.dataKeyId) throw new Refusal('not-found')
    const key = await openDataKey(db, personId, found.dataKeyId)
    let head = await findHead(tx, personId)
    let sharing = await loadSharing(tx, personId)
    const at = Math.max(now, head.at)
    return fn({
      tx,
      at,
      get sharing() {
        return sharing
      },
      record: async (event) => {
        sharing = await recordEvent(tx, personId, sharing, at, event)
      },
      tell: async ({ what, actor, consent, purpose, reason }) => {
        head = await appendHistory(tx, key, personId, head, at, {
          what,
          actor: actor ?? { kind: 'person' },
          allowed: true,
          consent: consent?.consentId ?? null,
          purpose: purpose ?? null,
          sections: consent?.sections ?? [],
          reason: reason ?? null
        })
      }
    })
  })
}
