import { expect, it } from 'vitest'
import { openDigest } from '#lib/digest/own-digest.server.ts'
import { readShortlist } from '#lib/shortlist/read-shortlist.server.ts'
import { openTestDatabase } from '../../tests/support/database.ts'
import { cast } from './cast.ts'
import { findCastAccount, loadCast } from './load-cast.server.ts'
import { loadOrganisations } from './load-organisations.server.ts'
import { loadShortlist } from './load-shortlist.server.ts'

it('Sam keeps three offers, one of them ended, and a list, and has one offer in the digest', async () => {
  await using db = await openTestDatabase({ memory: true })
  await loadOrganisations(db)
  await loadCast(db)
  await loadShortlist(db)
  const outside = cast.find(({ as }) => as === 'outside')!
  const sam = { kind: 'person', personId: (await findCastAccount(db, outside))!, way: outside.way } as const
  const { offers, searches } = await readShortlist(db, sam)
  expect(offers.map(({ offer }) => offer !== null)).toEqual([true, true, false])
  expect(searches.map(({ words }) => words)).toEqual(['Learning and work, Near Reading, 20 miles or less'])
  expect((await openDigest(db, sam))?.map(({ title }) => title)).toEqual(['Ready for work in four mornings'])
})
