import { afterAll, beforeAll, expect, it } from 'vitest'
import { endPlace } from '#lib/organisations/membership-store.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anAccount, anOrganisation, aPerson, aWorker } from '../../../tests/support/people.ts'
import { addNotice, clearNotices, noticeManagers, noticeWorkers } from './add-notice.server.ts'
import { dismissNotice, dismissNoticesAbout } from './dismiss-notice.server.ts'
import { listNotices } from './list-notices.server.ts'
import { noticeLines } from './notice-lines.server.ts'
import { noticeWordings } from './notice-words.ts'
import { noticeKinds, unseenKeptFor, type NoticeKind } from './rules.ts'
import { sweepNotices } from './sweep-notices.server.ts'
import { accountNotice } from './tables.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const tell = (to: string, kind: NoticeKind, about: string | null = 'an-id', organisationId?: string) =>
  db.write((tx, now) => addNotice(tx, now, { to, kind, about, ...(organisationId && { organisationId }) }))

it('is one line, said again the newer one, and put away by its owner alone', async () => {
  const sam = await aPerson(db)
  await tell(sam.personId, 'interest-accepted')
  db.clock.move(1000)
  await tell(sam.personId, 'interest-accepted')
  const [notice, ...more] = await listNotices(db, sam)
  expect(more).toEqual([])
  expect(notice).toMatchObject({ kind: 'interest-accepted', about: 'an-id', at: db.now() })
  await dismissNotice(db, await aPerson(db), notice!.id)
  expect(await listNotices(db, sam), 'not somebody else’s to put away').toHaveLength(1)
  await dismissNotice(db, sam, notice!.id)
  expect(await listNotices(db, sam)).toEqual([])
})

it('goes when its page is opened, or when what it is about is settled', async () => {
  const sam = await aPerson(db)
  await tell(sam.personId, 'message-to-person', 'one')
  await tell(sam.personId, 'message-to-person', 'two')
  await dismissNoticesAbout(db, sam, 'one')
  await dismissNoticesAbout(db, sam, 'one')
  expect((await listNotices(db, sam)).map(({ about }) => about)).toEqual(['two'])
  await db.write((tx) => clearNotices(tx, 'two', ['interest-accepted']))
  expect(await listNotices(db, sam)).toHaveLength(1)
  await db.write((tx) => clearNotices(tx, 'two'))
  expect(await listNotices(db, sam)).toEqual([])
})

it('of a worker shows at the organisation that it is about, and on no page of a person', async () => {
  const [here, there] = [await anOrganisation(db), await anOrganisation(db)]
  const anna = await aWorker(db, here)
  await db.write((tx, now) => noticeWorkers(tx, now, here.id, 'interest-new', 'one'))
  await db.write((tx, now) => noticeManagers(tx, now, here.id, 'interest-waits', 'one'))
  expect(
    (await listNotices(db, anna)).map(({ kind }) => kind),
    'she manages nobody'
  ).toEqual(['interest-new'])
  expect(await listNotices(db, { ...anna, organisationId: there.id })).toEqual([])
  const ben = await aWorker(db, here, 'Ben')
  await db.write((tx, now) => noticeWorkers(tx, now, here.id, 'message-to-service', 'two', anna.accountId))
  expect(await listNotices(db, ben)).toEqual([])
  await db.write((tx, now) => endPlace(tx, here.id, anna.accountId, now))
  await db.write((tx, now) => noticeWorkers(tx, now, here.id, 'message-to-service', 'two', anna.accountId))
  expect(await listNotices(db, ben), 'whoever it was for has left').toHaveLength(1)
  expect(await listNotices(db, { kind: 'person', personId: anna.accountId, way: 'staff' })).toEqual([])
})

it('of one hat is not read with another', async () => {
  const id = await anAccount(db, 'person', 'steward')
  await tell(id, 'interest-accepted')
  expect(await listNotices(db, { kind: 'steward', accountId: id })).toEqual([])
  expect(await listNotices(db, { kind: 'person', personId: id, way: 'own-phone' })).toHaveLength(1)
})

it('is deleted when it is old', async () => {
  const sam = await aPerson(db)
  await tell(sam.personId, 'interest-accepted')
  db.clock.move(unseenKeptFor + 1)
  expect(await listNotices(db, sam)).toEqual([])
  await sweepNotices(db)
  expect((await db.read.select().from(accountNotice)).filter(({ toId }) => toId === sam.personId)).toEqual([])
})

it('says of every kind something neutral, and where it leads', async () => {
  const sam = await aPerson(db)
  for (const kind of Object.keys(noticeKinds) as NoticeKind[]) {
    const { words, href } = noticeWordings[kind]
    expect(words().length, kind).toBeGreaterThan(5)
    expect(href('/base', 'id'), kind).toMatch(/^\//)
  }
  await tell(sam.personId, 'interest-not-able', 'an-id')
  expect(await noticeLines(db, sam, '/me/private')).toMatchObject([
    { words: 'A service has answered you.', href: '/me/private/interests/an-id' }
  ])
})
