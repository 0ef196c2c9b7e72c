import { describe, expect, it } from 'vitest'
import { listCheckingOffers } from '#lib/advertising/checking.server.ts'
import { listDueOffers, listOwnOffers } from '#lib/advertising/own-offers.server.ts'
import { listNotices } from '#lib/notices/list-notices.server.ts'
import { findMembership } from '#lib/organisations/find-membership.server.ts'
import { openTestDatabase } from '../../tests/support/database.ts'
import { cast } from './cast.ts'
import { findCastAccount, loadCast } from './load-cast.server.ts'
import { loadOfferWork, staleTitle } from './load-offer-work.server.ts'
import { loadOrganisations } from './load-organisations.server.ts'

describe('what the practice workers are writing', () => {
  it('is a draft, one that waits, one that is paused, a change that waits and one to confirm', async () => {
    await using db = await openTestDatabase({ memory: true })
    await loadOrganisations(db)
    await loadCast(db)
    await loadOfferWork(db)
    const accountId = (await findCastAccount(
      db,
      cast.find(({ as }) => as === 'housing-worker')!
    ))!
    const anna = {
      kind: 'worker',
      accountId,
      ...(await findMembership(db, accountId, 'connect-housing'))!
    } as const
    const offers = await listOwnOffers(db, anna)
    expect(offers.map(({ title, row, open }) => [title, row.state, open]).sort()).toEqual([
      ['A bed for the first night', 'draft', 'draft'],
      ['A room for 12 weeks, with support', 'live', 'checking'],
      ['Cook and eat together', 'paused', null],
      ['Help to keep your home', 'live', null],
      ['We walk with you to the council', 'checking', 'checking']
    ])
    expect((await listDueOffers(db, anna)).map(({ title }) => title)).toEqual([staleTitle])
    expect((await listNotices(db, anna)).map(({ kind }) => kind)).not.toContain('offer-sent-back')
    const { rows, count } = await listCheckingOffers(db, { kind: 'steward', accountId: 'x' })
    expect([rows.length, count]).toEqual([2, 2])
  })
})
