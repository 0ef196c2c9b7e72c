import { and, asc, desc, eq, gt, lte } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import { unseal, type DataKey } from '#lib/vault/seal.server.ts'
import { detailPlace } from './append-history.server.ts'
import type { ChainRow, HistoryDetail } from './rules.ts'
import { erasure, historyDetail, historyRow } from './tables.server.ts'

const columns = {
  seq: historyRow.seq,
  at: historyRow.at,
  commitment: historyRow.commitment,
  prevHash: historyRow.prevHash,
  hash: historyRow.hash,
  sealed: historyDetail.sealed,
  erasedAt: erasure.at
}

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
  for (let after = 0; ;) {
    const rows = await selectRows(read)
      .where(and(eq(historyRow.personId, chainId), gt(historyRow.seq, after)))
      .orderBy(asc(historyRow.seq))
      .limit(pageSize)
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
  const rows = await selectRows(read)
    .where(and(eq(historyRow.personId, chainId), lte(historyRow.seq, page.before)))
    .orderBy(desc(historyRow.seq))
    .limit(page.limit)
  return rows.map((row) => openRow(key, chainId, row))
}

function selectRows(read: Reader) {
  return read
    .select(columns)
    .from(historyRow)
    .leftJoin(
      historyDetail,
      and(eq(historyDetail.personId, historyRow.personId), eq(historyDetail.seq, historyRow.seq))
    )
    .leftJoin(erasure, and(eq(erasure.personId, historyRow.personId), eq(erasure.seq, historyRow.seq)))
    .$dynamic()
}

type StoredRow = Awaited<ReturnType<typeof selectRows>>[number]

function openRow(key: DataKey | null, chainId: string, row: StoredRow): ChainRow {
  const detail =
    row.sealed && key
      ? (JSON.parse(unseal(key, detailPlace(chainId, row.seq), row.sealed).toString('utf8')) as HistoryDetail)
      : null
  const { seq, at, commitment, prevHash, hash } = row
  return { seq, at, commitment, prevHash, hash, detail, erased: row.erasedAt !== null }
}
