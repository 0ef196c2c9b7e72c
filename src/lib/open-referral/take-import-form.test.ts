import { afterAll, beforeAll, expect, it } from 'vitest'
import type { StewardActor } from '#lib/access/actors.ts'
import { newId } from '#lib/database/new-id.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { applyImport } from './apply-import.server.ts'
import { feedLimits } from './import-rules.ts'
import { takeImportForm } from './take-import-form.server.ts'
import { viewImport, viewImports } from './view-import.server.ts'

let db: TestDatabase
const steward: StewardActor = { kind: 'steward', accountId: newId() }
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
  await db.write((tx, now) =>
    tx.insert(organisation).values({
      id: newId(),
      slug: 'friends',
      name: 'Friends',
      kind: 'charity',
      about: '',
      state: 'applied',
      createdAt: now
    })
  )
})
afterAll(() => db[Symbol.asyncDispose]())

function send(fields: Record<string, string>, file?: string | Uint8Array) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  if (file !== undefined) body.set('file', new File([file as BlobPart], 'offers.csv'))
  return takeImportForm(
    db,
    { ...steward, accountId: null as never },
    new Request('https://waymark.example/', { method: 'POST', body })
  )
}

it('reads a file that a steward chose, shows the difference in words, and takes it in', async () => {
  const taken = await send(
    { organisation: ' Friends ', only: '' },
    'id,title,phone\n1,Help with forms,01632 960110\n2,,x\n'
  )
  if (!taken.ok) throw new Error(JSON.stringify(taken.problems))
  const { runId, reading } = taken.started
  await reading
  expect(await viewImport(db, steward, runId)).toMatchObject({
    state: 'read',
    from: 'offers.csv, for Friends',
    counts: '1 new, 0 changed, 0 the same, 0 gone, 1 left out',
    canApply: true,
    items: [
      { verdict: 'New', title: 'Help with forms' },
      { verdict: 'Left out', title: '2', lines: ['It has no name.', 'Place in the feed: 3'] }
    ]
  })
  await applyImport(db, steward, runId)
  expect(await viewImport(db, steward, runId)).toMatchObject({ state: 'applied', canApply: false })
  expect(await viewImports(db, steward)).toHaveLength(1)
  expect(await viewImport(db, steward, 'not-there')).toBeNull()
})

it.each<[string, Record<string, string>, string | Uint8Array | undefined, string]>([
  [
    'no organisation of that name',
    { organisation: 'nobody', address: 'https://feed.example' },
    undefined,
    'organisation'
  ],
  ['neither address nor file', { organisation: 'friends' }, undefined, 'address'],
  ['both', { organisation: 'friends', address: 'https://feed.example' }, 'id,title\n', 'address'],
  [
    'an address without an end',
    { organisation: 'friends', address: `https://${'x'.repeat(600)}` },
    undefined,
    'address'
  ],
  ['a file that is too large', { organisation: 'friends' }, new Uint8Array(feedLimits.answer + 1), 'file']
])('says what is wrong with %s', async (_, fields, file, field) => {
  const taken = await send(fields, file)
  expect(taken.ok ? {} : taken.problems).toHaveProperty(field)
})

it('is told of a form that is none', async () => {
  const request = new Request('https://waymark.example/', { method: 'POST', body: 'organisation=friends' })
  expect(await takeImportForm(db, steward, request)).toMatchObject({ ok: false })
})
