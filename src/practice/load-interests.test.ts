import { afterAll, beforeAll, expect, it } from 'vitest'
import { listOwnConversations } from '#lib/messages/list-conversations.server.ts'
import { listInterests } from '#lib/referrals/list-interests.server.ts'
import { isOverdue } from '#lib/referrals/rules.ts'
import { openTestDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { cast } from './cast.ts'
import { findCastAccount, loadCast } from './load-cast.server.ts'
import { loadInterests } from './load-interests.server.ts'
import { loadOrganisations } from './load-organisations.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

it('leaves Sam with one that was seen and one on a list, and Jay waiting too long', async () => {
  await loadOrganisations(db)
  await loadCast(db)
  await loadInterests(db)
  const of = async (as: string) => {
    const personId =
      (await findCastAccount(
        db,
        cast.find((one) => one.as === as)!
      )) ?? ''
    return { kind: 'person', personId, way: 'own-phone' } as const
  }
  const sam = await of('outside')
  const sams = await listInterests(db, sam)
  expect(sams.map(({ state, offerTitle }) => [state, offerTitle])).toEqual([
    ['SEEN', 'A room for 12 weeks, with support'],
    ['ACCEPTED', 'Somebody waits for you at the gate'],
    ['WAITING_LIST', 'A mentor for your first six months'],
    ['ACCEPTED', 'Help to keep your home']
  ])
  const [written, ...others] = await listOwnConversations(db, sam)
  expect(written?.offerTitle).toBe('A room for 12 weeks, with support')
  expect(others).toEqual([])
  const jays = await listInterests(db, await of('inside'))
  expect(jays.map((one) => isOverdue(one, db.now()))).toEqual([true])
})
