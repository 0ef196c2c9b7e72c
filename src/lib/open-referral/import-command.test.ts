import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '#lib/database/new-id.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { runAdminCommand } from '#lib/operating/run-admin-command.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-import-'))
const file = join(folder, 'offers.csv')
let db: TestDatabase
beforeAll(async () => {
  writeFileSync(file, 'id,title,organisation\n1,Help with forms,Mind\n2,Football,Others\n3,,\n')
  db = await openTestDatabase({ memory: true })
  await db.write(async (tx, now) => {
    const friends = { name: 'Friends', kind: 'charity', about: '', createdAt: now } as const
    await tx.insert(organisation).values([
      { ...friends, id: newId(), slug: 'friends', state: 'verified' },
      { ...friends, id: newId(), slug: 'old-friends', state: 'suspended' }
    ])
  })
})
afterAll(async () => {
  await db[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

async function run(...args: string[]): Promise<string[]> {
  const lines: string[] = []
  await runAdminCommand(db, 'import-offers', args, (line) => lines.push(line))
  return lines
}

it('says what a file has, and changes nothing in a dry run', async () => {
  expect(await run(file, 'friends', '--dry-run')).toEqual([
    'New: Help with forms. Place in the feed: 2',
    'New: Football. Place in the feed: 3',
    'Left out: 3. It has no name. Place in the feed: 4',
    '2 new, 1 left out.',
    'Nothing was changed: this was a dry run.'
  ])
  expect(await db.read.$count(offer)).toBe(0)
})

it('takes drafts in, from one organisation of the file when asked to', async () => {
  expect(await run('--only=Mind', file, 'friends')).toContain(
    'New: Help with forms. Taken in. Place in the feed: 2'
  )
  expect((await db.read.select().from(offer)).map(({ title, state }) => [title, state])).toEqual([
    ['Help with forms', 'draft']
  ])
})

it.each([
  [['nothing.csv', 'friends'], 'There is no file'],
  [['https://127.0.0.1/feed', 'nobody'], 'no organisation'],
  [[file, 'old-friends'], 'suspended'],
  [[file], 'It goes: import-offers ADDRESS-OR-FILE SLUG'],
  [[file, 'friends', '--all'], 'no option --all']
])('says what is wrong with %j', async (args, words) => {
  await expect(run(...args.map((arg) => arg))).rejects.toThrow(words)
})

it('tells of an address that may not be read', async () => {
  expect(await run('https://127.0.0.1/feed', 'friends', '--dry-run')).toEqual([
    'This address is on a private network. We only read from the open internet.',
    'No services were found.',
    'Nothing was changed: this was a dry run.'
  ])
})
