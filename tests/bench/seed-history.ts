import { randomBytes } from 'node:crypto'
import type { PersonActor } from '#lib/access/actors.ts'
import { detailPlace, sha256 } from '#lib/ledger/append-history.server.ts'
import { detailBytes, genesis, rowBytes, type HistoryDetail } from '#lib/ledger/rules.ts'
import { seal, type DataKey } from '#lib/vault/seal.server.ts'
import { aPerson } from '../support/people.ts'
import { keyOf } from '../support/sharing.ts'
import type { BenchDatabase } from './bench-database.ts'

const perInsert = 500

const look: Omit<HistoryDetail, 'salt'> = {
  what: 'looked',
  actor: {
    kind: 'worker',
    accountId: '0195f0c2-7a7e-7bb0-8c1e-0a4d52a1f0b3',
    name: 'Anna',
    organisationId: '0195f0c2-7a7e-7bb0-8c1e-0a4d52a1f0b4',
    organisation: 'Connect Housing'
  },
  allowed: true,
  consent: '0195f0c2-7a7e-7bb0-8c1e-0a4d52a1f0b5',
  purpose: 'home',
  sections: ['contact', 'goals'],
  reason: null
}

/** Gives new people histories of this many true rows each, as `appendHistory` would, in large inserts. */
export async function seedHistories(
  db: BenchDatabase,
  people: number,
  rowsEach: number
): Promise<PersonActor[]> {
  const actors: PersonActor[] = []
  for (let i = 0; i < people; i++) {
    const actor = await aPerson(db)
    await insertChain(db, actor.personId, await keyOf(db, actor), rowsEach)
    actors.push(actor)
  }
  return actors
}

type Value = string | number | Uint8Array

async function insertChain(db: BenchDatabase, chainId: string, key: DataKey, count: number): Promise<void> {
  const transaction = await db.client.transaction('write')
  let prevHash: Uint8Array = genesis
  for (let first = 1; first <= count; first += perInsert) {
    const rows: Value[] = []
    const details: Value[] = []
    const last = Math.min(count, first + perInsert - 1)
    for (let seq = first; seq <= last; seq++) {
      const detail = detailBytes({ ...look, salt: randomBytes(16).toString('base64url') })
      const row = { seq, at: db.now(), commitment: sha256(detail), prevHash }
      const hash = sha256(rowBytes(chainId, row))
      rows.push(chainId, seq, row.at, row.commitment, prevHash, hash)
      details.push(chainId, seq, seal(key, detailPlace(chainId, seq), detail))
      prevHash = hash
    }
    await transaction.execute({
      sql: `INSERT INTO history_row (person_id, seq, at, commitment, prev_hash, hash) VALUES ${places(6, last - first + 1)}`,
      args: rows
    })
    await transaction.execute({
      sql: `INSERT INTO history_detail (person_id, seq, sealed) VALUES ${places(3, last - first + 1)}`,
      args: details
    })
  }
  await transaction.commit()
}

const places = (columns: number, rows: number) =>
  Array(rows)
    .fill(`(${Array(columns).fill('?').join()})`)
    .join()
