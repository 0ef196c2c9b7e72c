import { expect, it } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { aDetail } from '../../../tests/support/history.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { keyOf } from '../../../tests/support/sharing.ts'
import { appendHistory, findHead } from './append-history.server.ts'
import { readChain } from './read-chain.server.ts'

it('a chain is read from its first line to its last, in pages of any size', async () => {
  await using db = await openTestDatabase({ memory: true })
  const { personId, ...actor } = await aPerson(db)
  const key = await keyOf(db, { personId, ...actor })
  const { salt: _, ...look } = aDetail('')
  await db.write(async (tx, now) => {
    let head = await findHead(tx, personId)
    for (let i = 0; i < 7; i++) head = await appendHistory(tx, key, personId, head, now, look)
  })
  for (const pageSize of [1, 3, 7, 8, undefined]) {
    const rows = await Array.fromAsync(readChain(db.read, key, personId, pageSize))
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
  }
})
