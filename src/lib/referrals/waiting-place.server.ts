import { sql } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { Interest } from './find-interest.server.ts'

/** "You are number 3 of 7." */
export interface WaitingPlace {
  readonly number: number
  readonly of: number
}

/**
 * The place of an interest on the waiting list of its offer, by when the service put each there; null when it
 * is on none. Whoever stopped sharing cannot be reached, so that nobody waits behind them, and they have no
 * place while it is so. `now` is ms UTC.
 */
export async function findWaitingPlace(
  read: Reader | Writer,
  { id, offerId, state }: Pick<Interest, 'id' | 'offerId' | 'state'>,
  now: number
): Promise<WaitingPlace | null> {
  if (state !== 'WAITING_LIST') return null
  const waiting = await read.all<{ id: string }>(sql`
    SELECT i.id AS id FROM interest i
    WHERE i.offer_id = ${offerId} AND i.state = 'WAITING_LIST' AND EXISTS (
      SELECT 1 FROM consent c WHERE c.thread_ref = i.thread_ref AND c.state IN ('open', 'paused')
        AND c.until_at > ${now})
    ORDER BY i.listed_at, i.id`)
  const at = waiting.findIndex((one) => one.id === id)
  return at === -1 ? null : { number: at + 1, of: waiting.length }
}
