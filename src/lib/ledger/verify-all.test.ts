import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { describe, expect, it } from 'vitest'
import { account } from '#lib/accounts/tables.server.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { newId, newRef } from '#lib/database/new-id.ts'
import { person } from '#lib/record/tables.server.ts'
import { destroyDataKey } from '#lib/vault/data-keys.server.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { sharedStory } from '../../../tests/support/sharing.ts'
import { verifyAllHistories } from './verify-all.server.ts'

/** Somebody with the file in their hands: takes the triggers away and edits what they like. */
async function forge(dataDir: string, ...statements: string[]): Promise<void> {
  const client = createClient({ url: `file:${join(dataDir, 'waymark.db')}` })
  const { rows } = await client.execute(`SELECT name FROM sqlite_master WHERE type = 'trigger'`)
  for (const { name } of rows) await client.execute(`DROP TRIGGER ${String(name)}`)
  for (const statement of statements) await client.execute(statement)
  client.close()
}

describe('checking everybody’s history', () => {
  it('finds nothing in a true database, sink and all', async () => {
    await using db = await openTestDatabase()
    const { viewer, ref } = await sharedStory(db)
    await sharedStory(db)
    await readShared(db, viewer, ref)
    await readShared(db, viewer, newRef()).catch(() => undefined)
    expect(await verifyAllHistories(db)).toEqual({ people: 2, rows: 6, broken: [] })
  })

  it.each<[string, number, string, ...string[]]>([
    ['an edited time', 2, 'hash', 'UPDATE history_row SET at = at + 1 WHERE seq = 2'],
    ['an edited commitment', 2, 'hash', `UPDATE history_row SET commitment = zeroblob(32) WHERE seq = 2`],
    ['a deleted row', 2, 'order', 'DELETE FROM history_row WHERE seq = 2'],
    ['a deleted detail', 2, 'detail-missing', 'DELETE FROM history_detail WHERE seq = 2'],
    ['a hash that is too short', 2, 'link', `UPDATE history_row SET hash = x'00' WHERE seq = 2`],
    [
      'an edited detail',
      3,
      'sealed',
      `UPDATE history_detail SET sealed = zeroblob(length(sealed)) WHERE seq = 3`
    ],
    [
      'two details swapped',
      1,
      'sealed',
      `UPDATE history_detail SET seq = 9 WHERE seq = 1`,
      `UPDATE history_detail SET seq = 1 WHERE seq = 2`,
      `UPDATE history_detail SET seq = 2 WHERE seq = 9`
    ],
    [
      'two rows swapped',
      1,
      'link',
      `UPDATE history_row SET seq = 9 WHERE seq = 1`,
      `UPDATE history_row SET seq = 1 WHERE seq = 2`,
      `UPDATE history_row SET seq = 2 WHERE seq = 9`
    ]
  ])('names the person, the row and the fault of %s', async (_, seq, reason, ...statements) => {
    await using db = await openTestDatabase()
    const { viewer, ref, actor } = await sharedStory(db)
    await readShared(db, viewer, ref)
    await forge(db.dataDir, ...statements)
    const { broken } = await verifyAllHistories(db)
    expect(broken).toEqual([{ personId: actor.personId, seq, reason }])
  })

  it('goes on past somebody who takes everything back at that moment', async () => {
    await using db = await openTestDatabase()
    const { actor, key } = await sharedStory(db)
    await sharedStory(db)
    await destroyDataKey(db, actor.personId, key.id, db.now()) // the record hears of it a moment later
    expect(await verifyAllHistories(db)).toMatchObject({ people: 2, broken: [] })
  })

  it('looks at everybody, however many, and counts each once', async () => {
    await using db = await openTestDatabase({ memory: true })
    await db.write(async (tx, createdAt) => {
      const people = Array.from({ length: 201 }, () => ({ id: newId(), createdAt }))
      await tx.insert(account).values(people.map((one) => ({ ...one, userHandle: newRef() })))
      await tx.insert(person).values(people)
    })
    const { actor, key } = await sharedStory(db)
    await db.keyStore.execute({ sql: 'DELETE FROM data_key WHERE id = ?', args: [key.id] })
    const { people, broken } = await verifyAllHistories(db)
    expect(people).toBe(202)
    expect(broken.map(({ personId }) => personId)).toEqual([actor.personId])
  })

  it('names whoever’s key is gone and was never taken back', async () => {
    await using db = await openTestDatabase()
    const { actor, key } = await sharedStory(db)
    const other = await sharedStory(db)
    await destroyDataKey(db, other.actor.personId, other.key.id, db.now())
    await db.keyStore.execute({ sql: 'DELETE FROM data_key WHERE id = ?', args: [key.id] })
    expect((await verifyAllHistories(db)).broken).toEqual([
      {
        personId: actor.personId,
        seq: 0,
        reason: expect.stringContaining(`Data key ${key.id} is not in keys.db`)
      }
    ])
  })
})
