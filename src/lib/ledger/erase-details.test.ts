import { describe, expect, it } from 'vitest'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { sharedStory } from '../../../tests/support/sharing.ts'
import { sha256 } from './append-history.server.ts'
import { eraseHistoryDetails } from './erase-details.server.ts'
import { readChain } from './read-chain.server.ts'
import { verifyChain } from './rules.ts'
import { historyDetail } from './tables.server.ts'

describe('erasing who did what', () => {
  it('leaves a chain that verifies and says nothing', async () => {
    await using db = await openTestDatabase()
    const { actor, viewer, ref, key } = await sharedStory(db)
    await readShared(db, viewer, ref)
    await db.write((tx, now) => eraseHistoryDetails(tx, actor.personId, now))
    const rows = await Array.fromAsync(readChain(db.read, key, actor.personId))
    expect(rows).toHaveLength(3)
    expect(rows.every((row) => row.erased && row.detail === null)).toBe(true)
    expect(await verifyChain(actor.personId, rows, sha256)).toMatchObject({ ok: true, rows: 3 })
    expect(await db.read.$count(historyDetail)).toBe(0)
  })

  it('touches nobody else, and a second time changes nothing', async () => {
    await using db = await openTestDatabase()
    const mine = await sharedStory(db)
    const other = await sharedStory(db)
    for (let i = 0; i < 2; i++) {
      await db.write((tx, now) => eraseHistoryDetails(tx, mine.actor.personId, now))
    }
    const rows = await Array.fromAsync(readChain(db.read, other.key, other.actor.personId))
    expect(rows.map((row) => row.detail?.what)).toEqual(['gave', 'took-on'])
  })

  it('lets what comes after stand', async () => {
    await using db = await openTestDatabase()
    const { actor, viewer, ref, key } = await sharedStory(db)
    await db.write((tx, now) => eraseHistoryDetails(tx, actor.personId, now))
    await readShared(db, viewer, ref)
    const rows = await Array.fromAsync(readChain(db.read, key, actor.personId))
    expect(rows.map((row) => row.detail?.what ?? 'erased')).toEqual(['erased', 'erased', 'looked'])
    expect(await verifyChain(actor.personId, rows, sha256)).toMatchObject({ ok: true })
  })
})
