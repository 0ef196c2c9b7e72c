import { and, count, desc, eq, gt, inArray, max } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { openMessage } from './message-words.server.ts'
import { message } from './tables.server.ts'

/** A message, open. `at` is ms UTC. */
export interface ReadMessage {
  readonly id: string
  readonly fromPerson: boolean
  readonly text: string
  /** The worker's name; null for the person's own. */
  readonly by: string | null
  readonly at: number
}

/** The newest that one page shows. */
const mostOnPage = 200

/** What was written about one interest, oldest first. Whoever calls it checked who may read it. */
export async function readMessages(
  read: Reader | Writer,
  key: DataKey,
  interestId: string,
  most = mostOnPage
): Promise<ReadMessage[]> {
  const rows = await read
    .select()
    .from(message)
    .where(eq(message.interestId, interestId))
    .orderBy(desc(message.at), desc(message.id))
    .limit(Number.isFinite(most) ? most : -1)
  return rows.reverse().map(({ id, personId, fromPerson, at, sealed }) => {
    const { text, by } = openMessage(key, { personId, messageId: id }, sealed)
    return { id, fromPerson, text, by, at }
  })
}

/** How many this side wrote about this interest since an instant: ms UTC. */
export async function countSince(
  tx: Writer | Reader,
  interestId: string,
  fromPerson: boolean,
  since: number
): Promise<number> {
  const [found] = await tx
    .select({ count: count() })
    .from(message)
    .where(and(eq(message.interestId, interestId), eq(message.fromPerson, fromPerson), gt(message.at, since)))
  return found?.count ?? 0
}

/** When something was last written about each of these interests, ms UTC; nothing is opened. */
export async function findLastMessages(
  read: Reader,
  interestIds: readonly string[]
): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .select({ interestId: message.interestId, at: max(message.at) })
    .from(message)
    .where(inArray(message.interestId, [...interestIds]))
    .groupBy(message.interestId)
  return new Map(rows.map(({ interestId, at }) => [interestId, at ?? 0]))
}
