import { Sqlite3Client } from '@libsql/client/sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeepingPool } from './keep-statements.server.ts'

describe('a connection that keeps its statements', () => {
  let folder: string
  let pool: KeepingPool
  let client: Sqlite3Client

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-statements-'))
    pool = new KeepingPool(join(folder, 'a.db'), {}, 3)
    client = new Sqlite3Client(pool, 'number')
    await client.execute('CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT NOT NULL)')
  })
  afterEach(() => {
    client.close()
    rmSync(folder, { recursive: true })
  })

  const add = (id: number, word: string | null) =>
    client.execute({ sql: 'INSERT INTO word VALUES (?, ?)', args: [id, word] })
  const wordOf = async (id: number) =>
    (await client.execute({ sql: 'SELECT word FROM word WHERE id = ?', args: [id] })).rows[0]?.word

  it('prepares the same text once, and each connection for itself', () => {
    const [one, other] = [pool.acquireSync(), pool.acquireSync()]
    const text = 'SELECT word FROM word'
    expect(one.prepare(text)).toBe(one.prepare(text))
    expect(one.prepare(text)).not.toBe(other.prepare(text))
    pool.release(one)
    expect(pool.acquireSync().prepare(text)).toBe(one.prepare(text))
  })

  it('gives each use its own answer', async () => {
    await add(1, 'home')
    await add(2, 'work')
    expect([await wordOf(1), await wordOf(2), await wordOf(3), await wordOf(1)]).toEqual([
      'home',
      'work',
      undefined,
      'home'
    ])
  })

  it('goes on after a use that the database refused', async () => {
    await add(1, 'home')
    await expect(add(1, 'again')).rejects.toThrow('UNIQUE')
    await expect(add(2, null)).rejects.toThrow('NOT NULL')
    await add(2, 'work')
    expect(await wordOf(2)).toBe('work')
  })

  it('leaves nothing open that a change of the schema would wait for', async () => {
    await add(1, 'home')
    expect(await wordOf(1)).toBe('home')
    await client.execute('ALTER TABLE word ADD COLUMN language TEXT')
    expect(await wordOf(1)).toBe('home')
    await client.execute('DROP TABLE word')
    await expect(wordOf(1)).rejects.toThrow('no such table')
  })

  it('lets go of the one that was not used for longest', () => {
    const connection = pool.acquireSync()
    const often = connection.prepare('SELECT 0')
    const once = connection.prepare('SELECT -1')
    for (let i = 1; i <= 300; i++) {
      connection.prepare(`SELECT ${i}`)
      connection.prepare('SELECT 0')
    }
    expect(connection.prepare('SELECT 0')).toBe(often)
    expect(connection.prepare('SELECT -1')).not.toBe(once)
  })
})
