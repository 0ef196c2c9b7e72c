import type { PersonActor } from '#lib/access/actors.ts'
import { listSharing } from '#lib/consent/list-sharing.server.ts'
import type { Recipient } from '#lib/consent/rules.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { historyLine, type HistoryLine } from './history-words.ts'
import { ownKey } from './own-history.server.ts'
import { readChain } from './read-chain.server.ts'
import type { ChainRow } from './rules.ts'
import { whoOf, type Who } from './who.ts'

export const pageSize = 50

export interface SeenHistory {
  /** Newest first, at most `pageSize`. */
  readonly lines: readonly HistoryLine[]
  /** Everybody there is to choose from; their place from 1 is what an address names them by. */
  readonly everybody: readonly Who[]
  /** Number of the row that the next page begins with. */
  readonly older: number | null
}

/**
 * One page of a person's own history, of everybody or of one of `everybody`. Who somebody is stands sealed in
 * each row, so the whole chain is opened for it: they keep their place as the chain grows. It writes no row.
 *
 * @param ask `who` from 1, null for everybody; `before` is the number of the newest row to show
 */
export async function seeHistory(
  db: Database,
  actor: PersonActor,
  ask: { readonly who: number | null; readonly before: number }
): Promise<SeenHistory> {
  const recipients = await recipientsOf(db, actor)
  const places = new Map<string, Who>()
  const rows: { row: ChainRow; key: string }[] = []
  for await (const row of readChain(db.read, await ownKey(db, actor), actor.personId)) {
    if (!row.detail) continue
    const who = whoOf(row.detail, recipients)
    if (!places.has(who.key)) places.set(who.key, who)
    rows.push({ row, key: who.key })
  }
  const everybody = [...places.values()]
  const wanted = ask.who === null ? undefined : everybody[ask.who - 1]
  const fitting = rows
    .filter(({ row, key }) => row.seq <= ask.before && (!wanted || key === wanted.key))
    .reverse()
  const lines = fitting.slice(0, pageSize).map(({ row }) => historyLine(row, db.now(), recipients))
  return {
    lines: lines.filter((line) => line !== null),
    everybody,
    older: fitting[pageSize]?.row.seq ?? null
  }
}

/** Whom each yes is for: older rows of the person's own doing name only the yes. */
async function recipientsOf(db: Database, actor: PersonActor): Promise<ReadonlyMap<string, Who>> {
  const all = await listSharing(db, actor)
  return new Map(
    all.map(({ consentId, recipient, recipientName: name }) => [consentId, { key: keyOf(recipient), name }])
  )
}

/** All that one organisation does is one. */
function keyOf(recipient: Recipient): string {
  return recipient.kind === 'supporter'
    ? `supporter:${recipient.supporterId}`
    : `organisation:${recipient.organisationId}`
}
