import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadOrganisations } from '#practice/load-organisations.server.ts'
import { rowOfDoc } from '#lib/advertising/offer-doc.server.ts'
import { offerVersion } from '#lib/advertising/tables.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { seedOffers } from '../../../scripts/seed-offers.ts'
import { answerFeed } from './answer-feed.server.ts'
import { applyImport } from './apply-import.server.ts'
import { NotFetched } from './fetch-public.server.ts'
import { countItems, findRunOf, listTold } from './import-store.server.ts'
import type { Get } from './read-feed.server.ts'
import { startImport } from './run-import.server.ts'
import { viewImport } from './view-import.server.ts'

const address = 'https://feed.example/api'
const steward = { kind: 'steward', accountId: newId() } as const
let db: TestDatabase
let organisationId: string

beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
})
afterAll(() => db[Symbol.asyncDispose]())
/** Each test has an organisation of its own. */
beforeEach(async () => {
  organisationId = await anOrganisation(db)
})

async function anOrganisation(
  into: TestDatabase,
  state: 'verified' | 'suspended' = 'verified'
): Promise<string> {
  return into.write(async (tx, now) => {
    const id = newId(now)
    await tx.insert(organisation).values({
      id,
      slug: `s-${id}`,
      name: 'Friends',
      kind: 'charity',
      about: '',
      phone: null,
      email: null,
      state,
      createdAt: now
    })
    return id
  })
}

const json = (document: unknown) => ({
  type: 'application/json',
  bytes: Buffer.from(JSON.stringify(document))
})
const service = (id: string, more: object = {}) => ({
  id,
  name: `Help ${id}`,
  status: 'active',
  description: 'Come. We talk.',
  contacts: [],
  ...more
})
/** A feed of one page, as it is now. */
const feedOf =
  (...services: object[]): Get =>
  (asked) =>
    Promise.resolve(
      json(
        asked.includes('/services')
          ? { total_items: services.length, total_pages: 1, contents: services }
          : { version: 'HSDS-UK-3.0' }
      )
    )

async function read(get: Get, onlyFrom = '', into: TestDatabase = db, whose = organisationId) {
  const wish = { organisationId: whose, source: { kind: 'address', address } as const, onlyFrom }
  const { runId, reading } = await startImport(into, null, wish, get)
  await reading
  return runId
}
async function bringIn(get: Get, into: TestDatabase = db, whose = organisationId) {
  const runId = await read(get, '', into, whose)
  await applyImport(into, null, runId)
  return runId
}
const found = async (runId: string, into: TestDatabase = db) =>
  Object.fromEntries(
    (await countItems(into.read, runId)).map(({ verdict, outcome, count }) => [
      outcome ? `${verdict} ${outcome}` : verdict,
      count
    ])
  )
const offers = () => db.read.select().from(offer).where(eq(offer.organisationId, organisationId))
const ofFeed = (sourceId: string) =>
  and(eq(offer.sourceId, sourceId), eq(offer.organisationId, organisationId))
const draftOf = async (sourceId: string) => {
  const [row] = await db.read.select().from(offer).where(ofFeed(sourceId))
  const versions = await db.read.select().from(offerVersion).where(eq(offerVersion.offerId, row!.id))
  return { row: row!, version: versions.at(-1)! }
}
const goLive = (sourceId: string) =>
  db.write((tx) => tx.update(offer).set({ state: 'live' }).where(ofFeed(sourceId)))

describe('bringing offers in', () => {
  it('says the difference first, and changes nothing by it', async () => {
    const runId = await read(feedOf(service('a'), service('b')))
    expect(await found(runId)).toEqual({ new: 2 })
    expect(await offers()).toEqual([])
  })

  it('makes drafts of the chosen organisation, and shows nobody anything', async () => {
    await bringIn(feedOf(service('a'), service('b')))
    const rows = await offers()
    expect(rows.map(({ sourceId, state }) => [sourceId, state])).toEqual([
      ['a', 'draft'],
      ['b', 'draft']
    ])
    expect(new Set(rows.map((row) => row.organisationId))).toEqual(new Set([organisationId]))
    expect(
      await answerFeed(db, 'services', new URLSearchParams({ organization_id: organisationId }))
    ).toMatchObject({
      document: { total_items: 0 }
    })
  })

  it('updates when it comes again, and never doubles', async () => {
    await bringIn(feedOf(service('a'), service('b')))
    expect(await found(await bringIn(feedOf(service('a'), service('b'))))).toEqual({ 'same same': 2 })
    const runId = await bringIn(feedOf(service('a', { name: 'Other' }), service('b'), service('c')))
    expect(await found(runId)).toEqual({ 'changed done': 1, 'same same': 1, 'new done': 1 })
    expect(await offers()).toHaveLength(3)
    expect((await draftOf('a')).version.doc.title).toBe('Other')
  })

  it('keeps ids apart by feed', async () => {
    await bringIn(feedOf(service('a')))
    const wish = {
      organisationId,
      source: {
        kind: 'file',
        name: 'mine.json',
        bytes: Buffer.from(JSON.stringify([service('a')]))
      } as const,
      onlyFrom: ''
    }
    const { runId, reading } = await startImport(db, null, wish)
    await reading
    await applyImport(db, null, runId)
    expect(await offers()).toHaveLength(2)
  })

  it('leaves what the service wrote itself, and takes only what changed in the feed', async () => {
    await bringIn(feedOf(service('a')))
    const { version } = await draftOf('a')
    await db.write((tx) =>
      tx.update(offerVersion).set({ doc: { ...version.doc, title: 'Our own title', cost: 'Free' } })
    )
    await bringIn(feedOf(service('a', { description: 'Come at two. We talk.' })))
    expect((await draftOf('a')).version.doc).toMatchObject({
      title: 'Our own title',
      cost: 'Free',
      sentence: 'Come at two.'
    })
  })

  it('writes a change of a live offer as a draft beside what people see', async () => {
    await bringIn(feedOf(service('a')))
    await db.write((tx) => tx.delete(offerVersion))
    await goLive('a')
    const runId = await bringIn(feedOf(service('a', { name: 'Other' })))
    expect(await found(runId)).toEqual({ 'changed done': 1 })
    const { row, version } = await draftOf('a')
    expect(row).toMatchObject({ state: 'live', title: 'Help a' })
    expect(version).toMatchObject({ state: 'draft', byId: null, doc: { title: 'Other' } })
  })

  it('waits while a steward checks, and brings the change the next time', async () => {
    await bringIn(feedOf(service('a')))
    await db.write((tx) => tx.update(offerVersion).set({ state: 'checking' }))
    const changed = feedOf(service('a', { name: 'Other' }))
    expect(await found(await bringIn(changed))).toEqual({ 'changed being-checked': 1 })
    await db.write((tx) => tx.update(offerVersion).set({ state: 'draft' }))
    expect(await found(await bringIn(changed))).toEqual({ 'changed done': 1 })
  })

  it('takes a draft away that is gone, and touches no live one', async () => {
    await bringIn(feedOf(service('a'), service('b'), service('c')))
    await goLive('b')
    const runId = await bringIn(feedOf(service('c')))
    expect(await found(runId)).toEqual({ 'gone done': 1, 'gone shown': 1, 'same same': 1 })
    expect((await offers()).map(({ sourceId }) => sourceId)).toEqual(['b', 'c'])
    expect(await found(await bringIn(feedOf(service('a'), service('c'))))).toMatchObject({ 'new done': 1 })
  })

  it('names each that it cannot read, and loses no other', async () => {
    const runId = await bringIn(
      feedOf(
        service('a'),
        service('a'),
        { id: 'no-name' },
        service('old', { status: 'defunct' }),
        7 as never,
        service('b', { phones: [{ number: 'x' }] })
      )
    )
    expect(
      (await listTold(db.read, runId, 10)).map(({ place, problem, notes }) => [
        place,
        problem,
        notes.map(({ code }) => code).join()
      ])
    ).toEqual([
      ['1/1', null, ''],
      ['1/2', 'twice', ''],
      ['1/3', 'no-name', ''],
      ['1/4', 'not-active', ''],
      ['1/5', 'not-an-object', ''],
      ['1/6', null, 'phone']
    ])
    expect(await offers()).toHaveLength(2)
  })

  it('keeps what was read when a feed dies half-way, and calls nothing gone', async () => {
    await bringIn(feedOf(service('x')))
    const dying: Get = (asked) => {
      const page = Number(new URL(asked).searchParams.get('page'))
      if (page === 2) return Promise.reject(new NotFetched('cut'))
      return Promise.resolve(
        json(
          page === 0
            ? {}
            : { total_items: 4, total_pages: 2, page_number: 1, contents: [service('a'), service('b')] }
        )
      )
    }
    const runId = await bringIn(dying)
    expect(await found(runId)).toEqual({ 'new done': 2 })
    expect((await findRunOf(db.read, runId))?.run).toMatchObject({
      whole: false,
      faults: [{ problem: 'cut', detail: '2' }],
      services: 2
    })
    expect(await offers()).toHaveLength(3)
  })

  it('goes on where an applying was cut off, and takes nothing in twice', async () => {
    const runId = await read(feedOf(...Array.from({ length: 60 }, (_, index) => service(`n${index}`))))
    const realWrite = db.write
    let writes = 0
    const failing = {
      ...db,
      write: ((fn) => (++writes === 3 ? Promise.reject(new Error('gone')) : realWrite(fn))) as typeof db.write
    }
    await expect(applyImport(failing, null, runId)).rejects.toThrow('gone')
    expect(await offers()).toHaveLength(50)
    await expect(applyImport(db, null, runId)).rejects.toThrow('already-done')
    db.clock.move(200_000)
    await applyImport(db, null, runId)
    expect(await offers()).toHaveLength(60)
    await expect(applyImport(db, null, runId)).rejects.toThrow('already-done')
  })

  it('takes only what one organisation of the feed offers, when asked to', async () => {
    const of = (name: string) => ({ organization: { id: newId(), name } })
    const runId = await read(
      feedOf(service('a', of('Mind Oxford')), service('b', of('Others'))),
      'mind oxford'
    )
    expect(await found(runId)).toEqual({ new: 1, unreadable: 1 })
  })

  it('takes in no more than an organisation can have', async () => {
    const many = Array.from({ length: 510 }, (_, index) => service(`m${index}`))
    expect(await found(await bringIn(feedOf(...many)))).toEqual({ 'new done': 500, 'new full': 10 })
  })

  it('reads one feed at a time, and nothing for an organisation that is not there or suspended', async () => {
    const wish = (id: string) => ({
      organisationId: id,
      source: { kind: 'address', address } as const,
      onlyFrom: ''
    })
    const slow = await startImport(db, null, wish(organisationId), () => new Promise(() => undefined))
    expect(await viewImport(db, steward, slow.runId)).toMatchObject({
      state: 'working',
      status: 'Reading the feed: 0 services on 0 pages so far.'
    })
    await expect(startImport(db, null, wish(organisationId))).rejects.toThrow('already-done')
    await expect(startImport(db, null, wish(newId()))).rejects.toThrow('not-found')
    await expect(startImport(db, null, wish(await anOrganisation(db, 'suspended')))).rejects.toThrow(
      'not-allowed'
    )
    db.clock.move(200_000)
    expect(await viewImport(db, steward, slow.runId)).toMatchObject({ state: 'lost', canApply: false })
    expect(await found(await read(feedOf(service('a'))))).toEqual({ new: 1 })
  })
})

describe('our own feed', () => {
  it('gives the same offers in an empty Waymark, with all their facts', async () => {
    await using empty = await openTestDatabase({ memory: true })
    const organisationId = await anOrganisation(empty)
    await using from = await openTestDatabase({ memory: true })
    await loadOrganisations(from)
    await seedOffers(from, { offers: 100, seed: 5 })
    const own: Get = async (asked) => {
      const url = new URL(asked)
      url.searchParams.set('per_page', '60')
      const path = url.pathname.replace(/^\/api\/?/, '')
      const { status, document } = await answerFeed(from, path, url.searchParams)
      expect(status).toBe(200)
      return json(document)
    }
    const before = await factsOf(from)
    expect(before.length).toBeGreaterThan(90)
    const runId = await bringIn(own, empty, organisationId)
    expect(await found(runId, empty)).toEqual({ 'new done': before.length })
    expect((await listTold(empty.read, runId, 1000)).flatMap(({ notes }) => notes)).toEqual([])
    // What people see is what the version says, once a steward has checked it.
    const drafts = await empty.read.select().from(offerVersion)
    await empty.write(async (tx) => {
      for (const { offerId, doc } of drafts)
        await tx
          .update(offer)
          .set({ ...rowOfDoc(doc), state: 'live' })
          .where(eq(offer.id, offerId))
    })
    expect(await factsOf(empty)).toEqual(before)
    expect(await found(await bringIn(own, empty, organisationId), empty)).toEqual({
      'same same': before.length
    })
  })
})

/** Everything that the feed says of each offer, but its ids and who offers it. */
async function factsOf(database: TestDatabase): Promise<unknown[]> {
  const all: { name: string; description: string }[] = []
  for (let page = 1; ; page++) {
    const { document } = await answerFeed(
      database,
      'services',
      new URLSearchParams(`per_page=100&full=true&page=${page}`)
    )
    const { contents, last_page } = document as { contents: Record<string, unknown>[]; last_page: boolean }
    for (const { organization: _, last_modified: __, ...service } of contents) {
      const bare = JSON.stringify(service, (key, value: unknown) =>
        /(^|_)id$/.test(key) ? undefined : value
      )
      all.push(JSON.parse(bare) as { name: string; description: string })
    }
    if (last_page) break
  }
  return all.sort((a, b) => (a.name + a.description < b.name + b.description ? -1 : 1))
}
