import { hash as digest, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { seal, type DataKey } from '#lib/vault/seal.server.ts'
import { detailBytes, noRows, rowBytes, type ChainLink, type HistoryDetail } from './rules.ts'

/** The head of this chain; an empty chain has number 0. */
export async function findHead(tx: Reader | Writer, chainId: string): Promise<ChainLink> {
  const [head] = await tx.all<{ seq: number; at: number; hash: ArrayBuffer }>(sql`
    SELECT seq, at, hash FROM history_row WHERE person_id = ${chainId} ORDER BY seq DESC LIMIT 1`)
  return head ? { ...head, hash: new Uint8Array(head.hash) } : noRows
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
  head: ChainLink,
  at: number,
  what: Omit<HistoryDetail, 'salt'>
): Promise<ChainLink> {
  const detail = detailBytes({ ...what, salt: randomBytes(16).toString('base64url') })
  const row = {
    seq: head.seq + 1,
    at: Math.max(at, head.at),
    commitment: sha256(detail),
    prevHash: Buffer.from(head.hash)
  }
  const hash = sha256(rowBytes(chainId, row))
  // Every look waits for these two. Plain SQL: building them from the tables costs more than running them.
  await tx.run(sql`INSERT INTO history_row (person_id, seq, at, commitment, prev_hash, hash)
    VALUES (${chainId}, ${row.seq}, ${row.at}, ${row.commitment}, ${row.prevHash}, ${hash})`)
  await tx.run(sql`INSERT INTO history_detail (person_id, seq, sealed)
    VALUES (${chainId}, ${row.seq}, ${seal(key, detailPlace(chainId, row.seq), detail)})`)
  return { seq: row.seq, at: row.at, hash }
}

/** Where a detail belongs; bound into its seal. */
export function detailPlace(chainId: string, seq: number): [string, string, number] {
  return [chainId, 'history', seq]
}

export function sha256(bytes: Uint8Array): Buffer {
  return digest('sha256', bytes, 'buffer')
}
