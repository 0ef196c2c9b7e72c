import { setTimeout as wait } from 'node:timers/promises'
import { NotFetched, type Fetched } from './fetch-public.server.ts'
import { feedLimits, type FeedFault } from './import-rules.ts'
import type { FeedProblem } from './notes.ts'
import { isOtherVersion, lacksDetails, readJson, readList, type ServiceList } from './read-document.ts'
import { asRaw, textOf } from './raw.ts'

/** One service of a feed, just as it came. */
export interface FoundService {
  readonly place: string
  readonly value: unknown
  /** Only what the list says of it could be had. */
  readonly noDetails: boolean
}

export interface FeedEnd {
  readonly faults: readonly FeedFault[]
  /** Read to its end, and as many as it says. */
  readonly whole: boolean
  readonly stated: number | null
}

/** @throws NotFetched */
export type Get = (address: string) => Promise<Fetched>
/** Takes one page of services as it comes, so that what was read before a feed dies is kept. */
export type Take = (page: number, found: readonly FoundService[]) => Promise<void>

/**
 * Reads a feed of Open Referral UK 3.0 from its root or its list of services, page by page, to its end or to what
 * stops it: a page that is none, a page that comes again, more than there may be, an end that is not the end.
 * It believes no count. Test: `read-feed.test.ts`.
 */
export async function readFeed(address: string, get: Get, take: Take): Promise<FeedEnd> {
  const base = baseOf(address)
  if (!base) return { faults: [{ problem: 'no-address', detail: '' }], whole: false, stated: null }
  const root = await readRoot(base, get)
  if (root !== 'fine') return { faults: [root], whole: false, stated: null }
  const seen = new Set<string>()
  const details = { left: feedLimits.details, failed: 0 }
  let count = 0
  let stated: number | null = null
  const stop = (problem: FeedProblem, detail: string | number): FeedEnd => ({
    faults: [{ problem, detail: String(detail) }],
    whole: false,
    stated
  })
  for (let page = 1; ; page++) {
    if (page > feedLimits.pages) return stop('too-many-pages', feedLimits.pages)
    const list = await readPage(pageAddress(base, page), get)
    if ('problem' in list) return stop(list.problem, list.detail || page)
    stated = list.total ?? stated
    if (isLoop(list, page, seen)) return stop('loop', page)
    const room = feedLimits.services - count
    const found: FoundService[] = []
    for (const [index, value] of list.services.slice(0, room).entries())
      found.push(await withDetails(base, value, `${page}/${index + 1}`, get, details))
    count += list.services.length
    await take(page, found)
    if (list.services.length > room) return stop('too-many', feedLimits.services)
    if (isLast(list, page)) break
  }
  if (stated !== null && stated !== count) return stop('totals', `${stated}/${count}`)
  return { faults: [], whole: true, stated }
}

function baseOf(address: string): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  url.pathname = url.pathname.replace(/\/+$/, '').replace(/\/services$/, '')
  for (const name of ['page', 'per_page']) url.searchParams.delete(name)
  return url
}

function under(base: URL, path: string): URL {
  const url = new URL(base)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`
  return url
}

function pageAddress(base: URL, page: number): string {
  const url = under(base, 'services')
  url.searchParams.set('page', String(page))
  url.searchParams.set('per_page', '100')
  url.searchParams.set('full', 'true')
  return url.href
}

/** Some feeds have no root; one that says another version is not read. */
async function readRoot(base: URL, get: Get): Promise<'fine' | FeedFault> {
  try {
    const read = readJson((await get(base.href)).bytes)
    return 'document' in read && isOtherVersion(read.document)
      ? { problem: 'wrong-version', detail: textOf(asRaw(read.document), 'version')?.slice(0, 40) ?? '' }
      : 'fine'
  } catch (cause) {
    if (!(cause instanceof NotFetched)) throw cause
    return cause.problem === 'status' || cause.problem === 'redirect'
      ? 'fine'
      : { problem: cause.problem, detail: '' }
  }
}

async function readPage(
  address: string,
  get: Get
): Promise<ServiceList | { readonly problem: FeedProblem; readonly detail: string }> {
  try {
    const read = readJson((await again(() => get(address))).bytes)
    if ('problem' in read) return { problem: read.problem, detail: '' }
    const list = readList(read.document)
    return 'problem' in list ? { problem: list.problem, detail: '' } : list
  } catch (cause) {
    if (!(cause instanceof NotFetched)) throw cause
    return { problem: cause.problem, detail: cause.status === null ? '' : String(cause.status) }
  }
}

/** Once more, a moment later, for what can pass by itself. */
async function again(get: () => Promise<Fetched>): Promise<Fetched> {
  try {
    return await get()
  } catch (cause) {
    const passing = cause instanceof NotFetched && (cause.problem === 'cut' || (cause.status ?? 0) >= 500)
    if (!passing) throw cause
    await wait(500)
    return get()
  }
}

/** A page that says it is another one, or has nothing but what was there before. */
function isLoop({ services, page: said }: ServiceList, page: number, seen: Set<string>): boolean {
  const ids = services.flatMap((service) => textOf(asRaw(service), 'id') ?? [])
  const isOld = ids.length > 0 && ids.length === services.length && ids.every((id) => seen.has(id))
  ids.forEach((id) => seen.add(id))
  return isOld || (page > 1 && said !== null && said !== page)
}

function isLast({ services, last, pages }: ServiceList, page: number): boolean {
  if (services.length === 0 || last === true) return true
  return pages === null ? last === null : page >= pages
}

async function withDetails(
  base: URL,
  value: unknown,
  place: string,
  get: Get,
  details: { left: number; failed: number }
): Promise<FoundService> {
  const service = asRaw(value)
  const id = textOf(service, 'id')
  if (!service || id === null || !lacksDetails(service)) return { place, value, noDetails: false }
  if (details.left <= 0 || details.failed >= 5) return { place, value, noDetails: true }
  details.left--
  try {
    const read = readJson((await get(under(base, `services/${encodeURIComponent(id)}`).href)).bytes)
    const whole = 'document' in read ? asRaw(read.document) : null
    if (whole && textOf(whole, 'id') === id) {
      details.failed = 0
      return { place, value: whole, noDetails: false }
    }
  } catch (cause) {
    if (!(cause instanceof NotFetched)) throw cause
  }
  details.failed++
  return { place, value, noDetails: true }
}
