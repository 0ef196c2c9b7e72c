import { sql } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import { SealBroken, unseal, type DataKey } from '#lib/vault/seal.server.ts'
import { detailPlace, sha256 } from './append-history.server.ts'
import { faultOf, noRows, rowEncoder, type ChainFault } from './rules.ts'

export type StoredVerdict =
  | { readonly ok: true; readonly rows: number; readonly head: Uint8Array }
  /** `rows` were read before the one that does not fit. */
  | { readonly ok: false; readonly rows: number; readonly seq: number; readonly fault: ChainFault | 'sealed' }

const pageSize = 1_000

/** One row as the client hands it over, by place; the three hashes lie in one blob. */
interface RawRow {
  readonly 0: number
  readonly 1: number
  readonly 2: ArrayBuffer | null
  readonly 3: ArrayBuffer | null
}

/**
 * Checks one chain where it is stored: reads it in pages, opens each seal, and hashes what was sealed as it
 * stands. `key` is null when it is gone: a detail that should be there then counts as missing.
 *
 * The same rules as in the browser, without its waits: no row costs a promise, and the three hashes of a row
 * come as one value, because the client spends more on each value than SQLite on reading it (`npm run bench`).
 */
export async function verifyStoredChain(
  read: Reader,
  key: DataKey | null,
  chainId: string
): Promise<StoredVerdict> {
  const bytesOf = rowEncoder(chainId)
  let last = noRows
  for (let after = Number.MIN_SAFE_INTEGER; ; after = last.seq) {
    const page = await readPage(read, chainId, after)
    const erased = page.some((row) => !row[3] || !key) ? await findErased(read, chainId, after) : null
    for (const { 0: seq, 1: at, 2: hashes, 3: sealed } of page) {
      const row = { seq, at, ...split(hashes) }
      let detail: Uint8Array | 'erased' | 'missing'
      try {
        if (sealed && key) detail = sha256(unseal(key, detailPlace(chainId, seq), new Uint8Array(sealed)))
        else detail = erased?.has(seq) ? 'erased' : 'missing'
      } catch (cause) {
        if (!(cause instanceof SealBroken)) throw cause
        return { ok: false, rows: last.seq, seq: last.seq + 1, fault: 'sealed' }
      }
      const fault = faultOf(row, last, sha256(bytesOf(row)), detail)
      if (fault) return { ok: false, rows: last.seq, seq: last.seq + 1, fault }
      last = row
    }
    if (page.length < pageSize) return { ok: true, rows: last.seq, head: last.hash }
  }
}

/** Hashes of another length than 32 bytes come as nothing, so that none is read as a part of its neighbour. */
async function readPage(read: Reader, chainId: string, after: number): Promise<readonly RawRow[]> {
  const rows = await read.values(sql`
    SELECT r.seq, r.at,
      CASE WHEN length(r.commitment) = 32 AND length(r.prev_hash) = 32 AND length(r.hash) = 32
        THEN CAST(r.commitment || r.prev_hash || r.hash AS BLOB) END,
      d.sealed
    FROM history_row r LEFT JOIN history_detail d ON d.person_id = r.person_id AND d.seq = r.seq
    WHERE r.person_id = ${chainId} AND r.seq > ${after} ORDER BY r.seq LIMIT ${pageSize}`)
  return rows as unknown as readonly RawRow[]
}

async function findErased(read: Reader, chainId: string, after: number): Promise<ReadonlySet<number>> {
  const rows = await read.values(sql`
    SELECT seq FROM erasure WHERE person_id = ${chainId} AND seq > ${after} ORDER BY seq LIMIT ${pageSize}`)
  return new Set(rows.map((row) => Number(row[0])))
}

const nothing = new Uint8Array(0)

function split(hashes: ArrayBuffer | null) {
  if (!hashes) return { commitment: nothing, prevHash: nothing, hash: nothing }
  return {
    commitment: new Uint8Array(hashes, 0, 32),
    prevHash: new Uint8Array(hashes, 32, 32),
    hash: new Uint8Array(hashes, 64, 32)
  }
}
