import { describe, expect, it } from 'vitest'
import { sql } from 'drizzle-orm'
import { createClient } from '@libsql/client'
import { join } from 'node:path'
import { openTestDatabase } from '../../../tests/support/database.ts'
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

  it('has the triggers that keep history append-only and the search index true', async () => {
    await using db = await openTestDatabase()
    const rows = await db.read.all<{ name: string }>(
      sql`SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name`
    )
    expect(rows.map((row) => row.name)).toEqual([
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
      'offer_search_delete',
      'offer_search_insert',
      'offer_search_organisation_name',
      'offer_search_update'
    ])
  })
})
