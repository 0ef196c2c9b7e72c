import { createHash } from 'node:crypto'
import { sha256 } from '#lib/ledger/append-history.server.ts'
import { readChain } from '#lib/ledger/read-chain.server.ts'
import { verifyChain, type ChainRow } from '#lib/ledger/rules.ts'
import { verifyAllHistories } from '#lib/ledger/verify-all.server.ts'
import { keyOf } from '../support/sharing.ts'
import { openBenchDatabase, type BenchDatabase } from './bench-database.ts'
import { alone, compared, perSecond, type Bench } from './figure.ts'
import { seedHistories } from './seed-history.ts'
import { median } from './timing.ts'

const rowsEach = 10_000

/** Checking whole histories, as `npm run admin -- verify-history` does: read, open, hash, compare. */
export const bench: Bench = async ({ quick }) => {
  const people = quick ? 2 : 20
  await using db = await openBenchDatabase()
  const [first] = await seedHistories(db, people, rowsEach)
  if (!first) throw new Error('nobody has a history')
  const chain: ChainRow[] = []
  for await (const row of readChain(db.read, await keyOf(db, first), first.personId)) chain.push(row)

  const rates = { all: [] as number[], pure: [] as number[], bare: [] as number[] }
  for (let round = 0; round < 3; round++) {
    rates.all.push(await rateOf(people * rowsEach, () => verifyAll(db, people * rowsEach)))
    rates.pure.push(await rateOf(rowsEach, () => verifyChain(first.personId, chain, sha256)))
    rates.bare.push(await rateOf(people * rowsEach, () => readAndHash(db)))
  }
  const rows = `${(people * rowsEach).toLocaleString('en-GB')} rows`
  const all = perSecond(median(rates.all))
  return [
    alone(`history verify, ${rows} read, opened and checked`, all, ['≥', 50_000, '/s']),
    compared(`history verify, ${rows} read, opened and checked`, [
      all,
      perSecond(median(rates.bare), 'the same rows read and hashed twice')
    ]),
    compared('history verify, rows already in memory', [
      perSecond(median(rates.pure)),
      perSecond(median(rates.bare), 'the same rows read and hashed twice')
    ])
  ]
}

/** @returns rows a second */
async function rateOf(rows: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (rows * 1000) / (performance.now() - start)
}

async function verifyAll(db: BenchDatabase, rows: number): Promise<void> {
  const found = await verifyAllHistories(db)
  if (found.rows !== rows || found.broken.length > 0) throw new Error('a true history does not verify')
}

async function readAndHash({ client }: BenchDatabase): Promise<void> {
  for (let last: [person: string, seq: number] = ['', 0]; ;) {
    const { rows } = await client.execute({
      sql: `SELECT r.person_id AS person, r.seq AS seq, r.hash AS hash, d.sealed AS sealed FROM history_row r
        JOIN history_detail d ON d.person_id = r.person_id AND d.seq = r.seq
        WHERE (r.person_id, r.seq) > (?, ?) ORDER BY r.person_id, r.seq LIMIT 500`,
      args: last
    })
    for (const row of rows) {
      createHash('sha256')
        .update(new Uint8Array(row.hash as ArrayBuffer))
        .digest()
      createHash('sha256')
        .update(new Uint8Array(row.sealed as ArrayBuffer))
        .digest()
    }
    const end = rows.at(-1)
    if (!end) return
    last = [String(end.person), Number(end.seq)]
  }
}
