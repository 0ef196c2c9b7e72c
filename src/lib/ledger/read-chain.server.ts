import type { Reader } from '#lib/database/connect.server.ts'
import { unseal, type DataKey } from '#lib/vault/seal.server.ts'
import { detailPlace } from './append-history.server.ts'
import type { ChainRow, HistoryDetail } from './rules.ts'
import { rowsAfter, rowsUpTo, type StoredRow } from './stored-rows.server.ts'

/**
 * A chain in pages, oldest first. `key` is null when the person's key is gone: the rows still come, and
 * a detail that should be there but cannot be opened counts as missing.
 *
 * @throws SealBroken when a detail was edited or swapped
 */
export async function* readChain(
  read: Reader,
  key: DataKey | null,
  chainId: string,
  pageSize = 500
): AsyncGenerator<ChainRow> {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const rows = await rowsAfter(read, chainId, after, pageSize)
    for (const row of rows) yield openRow(key, chainId, row)
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = last.seq
  }
}

/** The newest rows of a chain up to `before`, newest first. */
export async function newestRows(
  read: Reader,
  key: DataKey,
  chainId: string,
  page: { readonly before: number; readonly limit: number }
): Promise<ChainRow[]> {
  const rows = await rowsUpTo(read, chainId, page.before, page.limit)
  return rows.map((row) => openRow(key, chainId, row))
}

function openRow(key: DataKey | null, chainId: string, { sealed, ...row }: StoredRow): ChainRow {
  if (!sealed || !key) return { ...row, detail: null }
  const detail = unseal(key, detailPlace(chainId, row.seq), sealed).toString('utf8')
  return { ...row, detail: JSON.parse(detail) as HistoryDetail }
}
