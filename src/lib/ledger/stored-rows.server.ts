import { sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'

/** One row of a chain as it is stored; the detail still sealed. */
export interface StoredRow {
  readonly seq: number
  /** ms UTC */
  readonly at: number
  readonly commitment: Uint8Array
  readonly prevHash: Uint8Array
  readonly hash: Uint8Array
  readonly sealed: Uint8Array | null
  readonly erased: boolean
}

/** Up to `limit` rows after number `after`, oldest first. */
export function rowsAfter(read: Reader, chainId: string, after: number, limit: number): Promise<StoredRow[]> {
  return selectRows(read, chainId, sql`r.seq > ${after} ORDER BY r.seq LIMIT ${limit}`)
}

/** Up to `limit` rows up to number `before`, newest first. */
export function rowsUpTo(read: Reader, chainId: string, before: number, limit: number): Promise<StoredRow[]> {
  return selectRows(read, chainId, sql`r.seq <= ${before} ORDER BY r.seq DESC LIMIT ${limit}`)
}

/**
 * The client spends more on each value than SQLite on reading it, and drizzle as much again on making an
 * object of them (`npm run bench`): so the three hashes and the sealed detail come as one value, by place, and
 * who was erased is asked only of a page that has such a row. Where a hash has another length than 32 bytes all
 * of it comes as nothing, so that none is read as a part of its neighbour.
 */
async function selectRows(read: Reader, chainId: string, which: SQL): Promise<StoredRow[]> {
  const found = (await read.values(sql`
    SELECT r.seq, r.at,
      CASE WHEN length(r.commitment) = 32 AND length(r.prev_hash) = 32 AND length(r.hash) = 32
        THEN CAST(r.commitment || r.prev_hash || r.hash || ifnull(d.sealed, x'') AS BLOB) END
    FROM history_row r LEFT JOIN history_detail d ON d.person_id = r.person_id AND d.seq = r.seq
    WHERE r.person_id = ${chainId} AND ${which}`)) as unknown as readonly RawRow[]
  const rows = found.map((row) => ({ seq: row[0], at: row[1], ...split(row[2]), erased: false }))
  const silent = rows.filter(({ sealed }) => sealed === null)
  if (silent.length === 0) return rows
  const erased = await findErased(read, chainId, silent)
  return rows.map((row) => ({ ...row, erased: erased.has(row.seq) }))
}

interface RawRow {
  readonly 0: number
  readonly 1: number
  readonly 2: ArrayBuffer | null
}

async function findErased(
  read: Reader,
  chainId: string,
  rows: readonly Pick<StoredRow, 'seq'>[]
): Promise<ReadonlySet<number>> {
  const found = await read.values(sql`
    SELECT e.seq FROM json_each(${JSON.stringify(rows.map(({ seq }) => seq))}) AS asked
    CROSS JOIN erasure e WHERE e.person_id = ${chainId} AND e.seq = asked.value`)
  return new Set(found.map((row) => Number(row[0])))
}

const nothing = new Uint8Array(0)

function split(bytes: ArrayBuffer | null): Pick<StoredRow, 'commitment' | 'prevHash' | 'hash' | 'sealed'> {
  if (!bytes) return { commitment: nothing, prevHash: nothing, hash: nothing, sealed: null }
  return {
    commitment: new Uint8Array(bytes, 0, 32),
    prevHash: new Uint8Array(bytes, 32, 32),
    hash: new Uint8Array(bytes, 64, 32),
    sealed: bytes.byteLength > 96 ? new Uint8Array(bytes, 96) : null
  }
}
