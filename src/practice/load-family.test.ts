import { expect, it } from 'vitest'
import { openTestDatabase } from '../../tests/support/database.ts'
import { listFamily } from '#lib/supporters/list-family.server.ts'
import { listSupporters } from '#lib/supporters/list-supporters.server.ts'
import { cast } from './cast.ts'
import { findCastAccount, loadCast } from './load-cast.server.ts'
import { loadFamily } from './load-family.server.ts'
import { loadOrganisations } from './load-organisations.server.ts'

it('Rosa is somebody whom Sam asked in and confirmed, and sees nothing', async () => {
  await using db = await openTestDatabase({ memory: true })
  await loadOrganisations(db)
  await loadCast(db)
  await loadFamily(db)
  const idOf = async (as: string) =>
    (await findCastAccount(
      db,
      cast.find((one) => one.as === as)!
    ))! // of the cast
  const sam = { kind: 'person', personId: await idOf('outside'), way: 'own-phone' } as const
  const rosa = { kind: 'supporter', accountId: await idOf('family') } as const
  expect(await listSupporters(db, sam)).toMatchObject([{ name: 'Rosa', state: 'confirmed', sharing: null }])
  expect(await listFamily(db, rosa)).toMatchObject([{ label: 'Sam', help: [] }])
})
