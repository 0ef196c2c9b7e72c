import { expect, it } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { viewSides } from '#lib/accounts/view-sides.server.ts'
import { addPlace } from '#lib/organisations/membership-store.server.ts'
import { anAccount, anOrganisation, aPerson, aWorker } from '../../../tests/support/people.ts'
import type { HatKind } from '#lib/accounts/tables.server.ts'
import { readShell } from './read-shell.server.ts'
import type { SignedIn } from './actors.ts'

const signedIn = (accountId: string, ...hats: HatKind[]): SignedIn => ({
  accountId,
  sessionIdHash: '',
  way: 'staff',
  hats,
  provedAt: 0,
  saidYes: true
})

it('stands around a page for nobody in particular', async () => {
  await using db = await openTestDatabase()
  const shell = await readShell({ locals: { db, signedIn: null }, route: { id: '/offers' } })
  expect(shell).toEqual({ way: 'own-phone', side: 'public', hats: [], home: '/' })
})

it('leads a person home', async () => {
  await using db = await openTestDatabase()
  const { personId } = await aPerson(db)
  const locals = { db, signedIn: signedIn(personId, 'person') }
  expect(await readShell({ locals, route: { id: '/me' } })).toMatchObject({ side: 'person', home: '/me' })
})

it('leads a worker to where they work, from a page for anyone too', async () => {
  await using db = await openTestDatabase()
  const at = await anOrganisation(db)
  const { accountId } = await aWorker(db, at)
  const locals = { db, signedIn: signedIn(accountId, 'worker') }
  const shell = await readShell({ locals, route: { id: '/offers' } })
  expect(shell).toMatchObject({ side: 'services', home: `/org/${at.slug}` })
})

it('is of the place of work that the address names, with a way to the others', async () => {
  await using db = await openTestDatabase({ memory: true })
  const [first, second, other] = [
    await anOrganisation(db),
    await anOrganisation(db),
    await anOrganisation(db)
  ]
  const { accountId } = await aWorker(db, first)
  db.clock.move(1)
  await db.write((tx, now) =>
    addPlace(tx, { organisationId: second.id, accountId, role: 'worker', displayName: 'Anna' }, now)
  )
  const locals = { db, signedIn: signedIn(accountId, 'worker') }
  const at = ({ slug }: { slug: string }) => ({ route: { id: '/org/[slug]' as const }, params: { slug } })
  const shellAt = (slug: string) => readShell({ locals, ...at({ slug }) })
  const to = ({ slug, name }: typeof first) => ({ slug, name })
  expect(await shellAt(second.slug)).toMatchObject({ home: `/org/${second.slug}`, elsewhere: [to(first)] })
  expect(await shellAt(first.slug)).toMatchObject({ home: `/org/${first.slug}`, elsewhere: [to(second)] })
  const both = [`/org/${first.slug}`, `/org/${second.slug}`]
  const ways = async (...hats: HatKind[]) =>
    (await viewSides(db, signedIn(accountId, ...hats))).map(({ href }) => href)
  expect(await ways('worker')).toEqual(both)
  expect(await ways('worker', 'person')).toEqual(['/me', ...both])
  expect(await ways('person'), 'there is only one').toEqual([])
  const owns = await readShell({
    locals: { db, signedIn: signedIn(accountId, 'worker', 'person') },
    ...at(first)
  })
  expect(JSON.stringify(owns), 'colleagues who look on').not.toContain('"/me')
  expect(await shellAt(other.slug), 'not theirs, as if it were not there').toEqual(await shellAt('nowhere'))
})

it('is the same around a page that is not there and one that is not theirs', async () => {
  await using db = await openTestDatabase()
  const locals = { db, signedIn: signedIn(await anAccount(db, 'steward'), 'steward') }
  const shells = [null, '/org/[slug]', '/me'].map((id) => readShell({ locals, route: { id } as never }))
  const [first, ...others] = await Promise.all(shells)
  for (const other of others) expect(other).toEqual(first)
})
