import { describe, expect, it } from 'vitest'
import { sql } from 'drizzle-orm'
import { createClient } from '@libsql/client'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from './connect.server.ts'
import { openTestDatabase, testKeyring } from '../../../tests/support/database.ts'
import { rateLimit } from '#lib/accounts/tables.server.ts'

describe('the database', () => {
  it('gives every connection a durable, checked file', async () => {
    await using db = await openTestDatabase()
    // Two connections of one pool, held at once: one by each open transaction.
    const client = createClient({ url: `file:${join(db.dataDir, 'waymark.db')}` })
    const first = await client.transaction('read')
    const second = await client.transaction('read')
    for (const held of [first, second]) {
      expect((await held.execute('PRAGMA journal_mode')).rows[0]?.[0]).toBe('wal')
      expect((await held.execute('PRAGMA synchronous')).rows[0]?.[0]).toBe(2) // FULL
      expect((await held.execute('PRAGMA foreign_keys')).rows[0]?.[0]).toBe(1)
    }
    first.close()
    second.close()
    client.close()
  })

  it('lets 200 writes at once all succeed', async () => {
    await using db = await openTestDatabase()
    await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        db.write(async (tx) => void (await tx.insert(rateLimit).values({ key: `k${i}`, points: i })))
      )
    )
    expect(await db.read.$count(rateLimit)).toBe(200)
  })

  it('refuses a write inside a write, and undoes the outer one', async () => {
    await using db = await openTestDatabase()
    await expect(
      db.write(async (tx) => {
        await tx.insert(rateLimit).values({ key: 'outer', points: 1 })
        await db.write(async () => undefined)
      })
    ).rejects.toThrow('write() inside write()')
    expect(await db.read.$count(rateLimit)).toBe(0)
  })

  it('undoes a write that failed and goes on with the next', async () => {
    await using db = await openTestDatabase()
    await expect(
      db.write(async (tx) => {
        await tx.insert(rateLimit).values({ key: 'a', points: 1 })
        throw new Error('stop here')
      })
    ).rejects.toThrow('stop here')
    await db.write(async (tx) => void (await tx.insert(rateLimit).values({ key: 'b', points: 1 })))
    expect(await db.read.$count(rateLimit)).toBe(1)
  })

  it('refuses a database of the other mode, and changes nothing in it', async () => {
    await using db = await openTestDatabase()
    await db.close()
    const before = readFileSync(join(db.dataDir, 'waymark.db'))
    const opening = openDatabase({ dataDir: db.dataDir, stamp: 'real', keyring: db.keyring })
    await expect(opening).rejects.toThrow('made for practice use and this server runs in real mode')
    expect(readFileSync(join(db.dataDir, 'waymark.db')).equals(before)).toBe(true)
  })

  it('refuses a database that a newer version has changed', async () => {
    await using db = await openTestDatabase()
    await db.write(
      async (tx) =>
        void (await tx.run(sql`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 1)`))
    )
    await db.close()
    const opening = openDatabase({ dataDir: db.dataDir, stamp: 'practice', keyring: db.keyring })
    await expect(opening).rejects.toThrow('changed by another version')
  })

  it('lets go of the folder when it could not be opened', async () => {
    await using db = await openTestDatabase()
    await db.close()
    const as = (stamp: 'real' | 'practice') =>
      openDatabase({ dataDir: db.dataDir, stamp, keyring: db.keyring })
    await expect(as('real')).rejects.toThrow('real mode')
    const again = await as('practice')
    await again.close()
  })

  it('says so when its folder cannot be made', async () => {
    const dataDir = '/dev/null/waymark'
    await expect(openDatabase({ dataDir, stamp: 'practice', keyring: testKeyring() })).rejects.toThrow(
      'cannot make the folder /dev/null/waymark'
    )
  })

  it('has the triggers that keep history append-only and the search index true', async () => {
    await using db = await openTestDatabase()
    const rows = await db.read.all<{ name: string }>(
      sql`SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name`
    )
    expect(rows.map((row) => row.name)).toEqual([
      'checkpoint_key_no_delete',
      'checkpoint_key_no_replace',
      'checkpoint_key_no_update',
      'consent_event_no_delete',
      'consent_event_no_replace',
      'consent_event_no_update',
      'erasure_no_delete',
      'erasure_no_update',
      'history_detail_no_replace',
      'history_detail_no_update',
      'history_detail_only_erased',
      'history_row_no_delete',
      'history_row_no_replace',
      'history_row_no_update',
      'offer_changed_delete',
      'offer_changed_insert',
      'offer_changed_organisation',
      'offer_changed_update',
      'offer_search_delete',
      'offer_search_insert',
      'offer_search_organisation_name',
      'offer_search_update',
      'offer_word_insert',
      'offer_word_offer_insert',
      'offer_word_offer_update',
      'offer_word_organisation_name'
    ])
  })
})
