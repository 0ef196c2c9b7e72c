import { randomBytes } from 'node:crypto'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { sharedStory, type SharedStory } from '../support/sharing.ts'
import { openBenchDatabase, type BenchDatabase } from './bench-database.ts'
import { compared, lasting, type Bench } from './figure.ts'
import { quantile, timeInTurns } from './timing.ts'

const people = 8
const sealedDetail = 330 // bytes, about what a look's detail takes

/** A worker's look: decision, two sections opened, a history row that is on the disk before it answers. */
export const bench: Bench = async ({ quick }) => {
  await using db = await openBenchDatabase()
  const stories: SharedStory[] = []
  for (let i = 0; i < people; i++) stories.push(await sharedStory(db))
  await makeTable(db)
  const times = await timeInTurns(
    {
      look: (i) => {
        const { viewer, ref } = stories[i % people]! // within the list
        return readShared(db, viewer, ref)
      },
      insert: (i) => insertRow(db, stories[i % people]!.actor.personId, i)
    },
    { turns: quick ? 4 : 20, each: 100 }
  )
  const p50 = { look: quantile(times.look, 0.5), insert: quantile(times.insert, 0.5) }
  return [
    compared(
      'decision + read + history row on disk, p50',
      [lasting(p50.look), lasting(p50.insert, 'one durable insert of the same shape')],
      ['≤', 5]
    )
  ]
}

/** All that a history row and its detail hold, in one row. */
async function makeTable({ client }: BenchDatabase): Promise<void> {
  await client.execute(`CREATE TABLE bare_history (
    person_id TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, commitment BLOB NOT NULL,
    prev_hash BLOB NOT NULL, hash BLOB NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (person_id, seq))`)
}

const hash = randomBytes(32)
const sealed = randomBytes(sealedDetail)

/** One insert in an immediate transaction of the same client, so with the same flush to the same disk. */
async function insertRow({ client }: BenchDatabase, personId: string, seq: number): Promise<void> {
  const transaction = await client.transaction('write')
  await transaction.execute({
    sql: 'INSERT INTO bare_history VALUES (?, ?, ?, ?, ?, ?, ?)',
    args: [personId, seq, Date.now(), hash, hash, hash, sealed]
  })
  await transaction.commit()
}
