import { describe, expect, it } from 'vitest'
import { NotFetched } from './fetch-public.server.ts'
import { feedLimits } from './import-rules.ts'
import { readFeed, type FoundService, type Get } from './read-feed.server.ts'

const address = 'https://feed.example/api/services?key=1&page=9'
const one = (id: number) => ({ id: `s${id}`, name: `Help ${id}`, contacts: [] })
const ids = (from: number, count: number) => Array.from({ length: count }, (_, index) => one(from + index))
const answer = (document: unknown) =>
  Promise.resolve({
    type: 'application/json',
    bytes: Buffer.from(typeof document === 'string' ? document : JSON.stringify(document))
  })

/** What a server says to a page of its list; its root says nothing. */
const serving =
  (say: (page: number, url: URL) => unknown): Get =>
  (asked) => {
    const url = new URL(asked)
    if (!url.pathname.includes('/services')) return Promise.reject(new NotFetched('status', 404))
    const said = say(Number(url.searchParams.get('page')), url)
    return said instanceof NotFetched ? Promise.reject(said) : answer(said)
  }

async function read(get: Get) {
  const found: FoundService[] = []
  const pages: number[] = []
  const end = await readFeed(address, get, async (page, some) => {
    pages.push(page)
    found.push(...some)
  })
  return { end, found, pages, problem: end.faults[0]?.problem, places: found.map(({ place }) => place) }
}

describe('reading a feed', () => {
  it('reads every page of the standard, and keeps what else the address says', async () => {
    const asked: string[] = []
    const { end, places } = await read(
      serving((page, url) => {
        asked.push(url.search)
        return {
          total_items: 5,
          total_pages: 3,
          page_number: page,
          last_page: page === 3,
          contents: ids(page * 2, page === 3 ? 1 : 2)
        }
      })
    )
    expect(end).toEqual({ faults: [], whole: true, stated: 5 })
    expect(places).toEqual(['1/1', '1/2', '2/1', '2/2', '3/1'])
    expect(asked[0]).toBe('?key=1&page=1&per_page=100&full=true')
  })

  it('asks for each service by its id where the list has only part of it', async () => {
    const { found } = await read(
      serving((_, url) => {
        const id = /services\/(s\d)/.exec(url.pathname)?.[1]
        if (id === 's2') return new NotFetched('status', 500)
        return id
          ? { id, name: 'Whole', schedules: [] }
          : {
              total_pages: 1,
              contents: [
                { id: 's1', name: 'Part' },
                { id: 's2', name: 'Part' }
              ]
            }
      })
    )
    expect(found.map(({ value, noDetails }) => [(value as { name: string }).name, noDetails])).toEqual([
      ['Whole', false],
      ['Part', true]
    ])
  })

  it.each<[string, () => unknown, string]>([
    ['is not JSON', () => 'services: many', 'not-json'],
    ['is a web page', () => '<!doctype html><h1>Hello</h1>', 'html'],
    ['is cut in the middle', () => '{"total_items":2,"contents":[{"id":"s1","na', 'not-json'],
    ['is empty', () => '', 'empty'],
    ['is another document', () => ({ hello: 'world' }), 'not-a-feed'],
    ['is a number', () => 7, 'not-a-feed'],
    ['has a list that is none', () => ({ contents: { a: 1 } }), 'not-a-feed'],
    ['is of version 1', () => ({ totalElements: 1, content: [one(1)] }), 'wrong-version'],
    ['is packed without an end', () => '['.repeat(200_000), 'not-json'],
    ['leads elsewhere', () => new NotFetched('redirect', 302), 'redirect'],
    ['is broken', () => new NotFetched('status', 500), 'status'],
    ['is slow', () => new NotFetched('slow'), 'slow'],
    ['is huge', () => new NotFetched('too-large'), 'too-large']
  ])('stops at a feed that %s', async (_, say, problem) => {
    const { end, found } = await read(serving(say))
    expect(end).toMatchObject({ whole: false, faults: [{ problem }] })
    expect(found).toEqual([])
  })

  it('stops at a page that comes again, at once', async () => {
    const { problem, pages } = await read(serving(() => ({ total_pages: 1000, contents: ids(1, 3) })))
    expect([problem, pages]).toEqual(['loop', [1]])
  })

  it('stops at a page that says it is another one', async () => {
    const { problem } = await read(
      serving((page) => ({ total_pages: 9, page_number: 1, contents: ids(page * 10, 2) }))
    )
    expect(problem).toBe('loop')
  })

  it('stops at a feed that never ends', async () => {
    const endless = await read(serving((page) => ({ last_page: false, contents: ids(page * 10, 1) })))
    expect([endless.problem, endless.pages.length]).toEqual(['too-many-pages', feedLimits.pages])
    const wide = await read(serving((page) => ({ last_page: false, contents: ids(page * 10_000, 3_000) })))
    expect([wide.problem, wide.found.length]).toEqual(['too-many', feedLimits.services])
  })

  it.each([
    ['more than there is', { total_items: 50, total_pages: 1 }],
    ['less than there is', { total_items: 1, total_pages: 1 }],
    ['more pages, which are empty', { total_items: 50, total_pages: 5 }],
    ['nothing', { total_items: 0, total_pages: 0 }]
  ])('believes no count: one that says %s is read and not called whole', async (_, said) => {
    const { end, found } = await read(serving((page) => ({ ...said, contents: page === 1 ? ids(1, 3) : [] })))
    expect(found).toHaveLength(3)
    expect(end).toMatchObject({
      whole: false,
      faults: [{ problem: 'totals', detail: `${said.total_items}/3` }]
    })
  })

  it('keeps the pages before the one that breaks', async () => {
    const { end, found } = await read(
      serving((page) =>
        page === 3 ? new NotFetched('unreachable') : { total_pages: 5, contents: ids(page * 10, 2) }
      )
    )
    expect(end).toMatchObject({ whole: false, faults: [{ problem: 'unreachable', detail: '3' }] })
    expect(found).toHaveLength(4)
  })

  it('tries once more when a page is cut', async () => {
    let times = 0
    const { end } = await read(
      serving(() => (++times === 1 ? new NotFetched('cut') : { total_pages: 1, contents: [one(1)] }))
    )
    expect(end.whole).toBe(true)
  })

  it.each(['1.0', 'HSDS-UK-1.0', '2.0.1', 'v13'])('does not read version %s', async (version) => {
    const get: Get = () => answer({ version })
    expect((await read(get)).end).toMatchObject({ faults: [{ problem: 'wrong-version', detail: version }] })
  })
  it.each(['3.0', 'HSDS-UK-3.0', '3.0.1', 'V3'])('reads version %s', async (version) => {
    const get: Get = (asked) => answer(asked.includes('/services') ? [one(1)] : { version })
    expect((await read(get)).end.whole).toBe(true)
  })
})
