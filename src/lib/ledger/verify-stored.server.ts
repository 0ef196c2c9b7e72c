import type { Reader } from '#lib/database/connect.server.ts'
import { SealBroken, unseal, type DataKey } from '#lib/vault/seal.server.ts'
import { detailPlace, sha256 } from './append-history.server.ts'
import { faultOf, noRows, rowEncoder, type ChainFault } from './rules.ts'
import { rowsAfter, type StoredRow } from './stored-rows.server.ts'

export type StoredVerdict =
  | { readonly ok: true; readonly rows: number; readonly head: Uint8Array }
  /** `rows` were read before the one that does not fit. */
  | { readonly ok: false; readonly rows: number; readonly seq: number; readonly fault: ChainFault | 'sealed' }

const pageSize = 1_000

/**
 * Checks one chain where it is stored: reads it in pages, opens each seal, and hashes what was sealed as it
 * stands. `key` is null when it is gone: a detail that should be there then counts as missing.
 * The same rules as in the browser, without its waits: no row costs a promise (`npm run bench`).
 */
export async function verifyStoredChain(
  read: Reader,
  key: DataKey | null,
  chainId: string
): Promise<StoredVerdict> {
  const bytesOf = rowEncoder(chainId)
  let last = noRows
  for (let after = Number.MIN_SAFE_INTEGER; ; after = last.seq) {
    const page = await rowsAfter(read, chainId, after, pageSize)
    for (const row of page) {
      const detail = hashOfDetail(key, chainId, row)
      const fault = detail === 'sealed' ? detail : faultOf(row, last, sha256(bytesOf(row)), detail)
      if (fault) return { ok: false, rows: last.seq, seq: last.seq + 1, fault }
      last = row
    }
    if (page.length < pageSize) return { ok: true, rows: last.seq, head: last.hash }
  }
}

/** `sealed` for one that was edited or moved, so that it does not open at all. */
function hashOfDetail(
  key: DataKey | null,
  chainId: string,
  { seq, sealed, erased }: StoredRow
): Uint8Array | 'erased' | 'missing' | 'sealed' {
  if (!sealed || !key) return erased ? 'erased' : 'missing'
  try {
    return sha256(unseal(key, detailPlace(chainId, seq), sealed))
  } catch (cause) {
    if (cause instanceof SealBroken) return 'sealed'
    throw cause
  }
}
