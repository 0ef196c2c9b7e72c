import { expect, it } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import {
  dropNotedClosing,
  listClosedAccounts,
  listNotedClosings,
  noteClosedAccount,
  noteClosing
} from './closed-accounts.server.ts'

it('beside the keys stands who asked to be deleted, and who was: the first time counts', async () => {
  await using db = await openTestDatabase({ memory: true })
  const [sam, jay] = [
    { ownerId: 'sam', askedAt: 1, dueAt: 8 },
    { ownerId: 'jay', askedAt: 2, dueAt: 9 }
  ]
  for (const one of [sam, jay, { ...sam, askedAt: 5, dueAt: 12 }]) await noteClosing(db, one)
  expect(new Set(await listNotedClosings(db))).toEqual(new Set([sam, jay]))
  await dropNotedClosing(db, 'jay')
  expect(await listNotedClosings(db)).toEqual([sam])
  await noteClosedAccount(db, 'sam', 8)
  await noteClosedAccount(db, 'sam', 20)
  expect(await listNotedClosings(db)).toEqual([])
  expect(await listClosedAccounts(db)).toEqual([{ ownerId: 'sam', closedAt: 8 }])
})
