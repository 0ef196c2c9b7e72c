import { createHash, randomBytes } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { seal, type DataKey } from '#lib/vault/seal.server.ts'
import { detailBytes, genesis, rowBytes, type HistoryDetail } from './rules.ts'
import { historyDetail, historyRow } from './tables.server.ts'

/** The newest row of a chain, from which the next one follows. */
export interface ChainHead {
  readonly seq: number
  readonly at: number
  readonly hash: Uint8Array
}

/** The head of this chain; an empty chain has number 0. */
export async function findHead(tx: Writer, chainId: string): Promise<ChainHead> {
  const [head] = await tx
    .select({ seq: historyRow.seq, at: historyRow.at, hash: historyRow.hash })
    .from(historyRow)
    .where(eq(historyRow.personId, chainId))
    .orderBy(desc(historyRow.seq))
    .limit(1)
  return head ?? { seq: 0, at: 0, hash: genesis }
}

/**
 * Writes the next row of a chain, its detail sealed under `key`. `at` is ms UTC and never before the
 * head: a clock that was set back does not reorder history.
 *
 * @returns the new head
 */
export async function appendHistory(
  tx: Writer,
  key: DataKey,
  chainId: string,
  head: ChainHead,
  at: number,
  what: Omit<HistoryDetail, 'salt'>
): Promise<ChainHead> {
  const detail = detailBytes({ ...what, salt: randomBytes(16).toString('base64url') })
  const row = {
    seq: head.seq + 1,
    at: Math.max(at, head.at),
    commitment: sha256(detail),
    prevHash: Buffer.from(head.hash)
  }
  const hash = sha256(rowBytes(chainId, row))
  await tx.insert(historyRow).values({ personId: chainId, ...row, hash })
  await tx
    .insert(historyDetail)
    .values({ personId: chainId, seq: row.seq, sealed: seal(key, detailPlace(chainId, row.seq), detail) })
  return { seq: row.seq, at: row.at, hash }
}

/** Where a detail belongs; bound into its seal. */
export function detailPlace(chainId: string, seq: number): [string, string, number] {
  return [chainId, 'history', seq]
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
