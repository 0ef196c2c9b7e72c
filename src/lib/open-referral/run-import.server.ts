import type { StewardActor } from '#lib/access/actors.ts'
import type { OfferDoc } from '#lib/advertising/doc.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { shareableWith } from '#lib/record/shareable.ts'
import { fetchPublic, NotFetched } from './fetch-public.server.ts'
import { readCsv } from './from-csv.server.ts'
import { fromService } from './from-service.ts'
import {
  addItems,
  addRun,
  endReading,
  ensureFeed,
  findWorking,
  heard,
  listFeedOffers,
  setRun,
  type NewItem
} from './import-store.server.ts'
import { changedFacts, feedLimits } from './import-rules.ts'
import { readJson, readList } from './read-document.ts'
import { readFeed, type FeedEnd, type FoundService, type Get, type Take } from './read-feed.server.ts'

/** Where offers are brought in from: an https address, or a file that is there already. */
export type ImportSource =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }

export interface ImportWish {
  /** Whose drafts they become. */
  readonly organisationId: string
  readonly source: ImportSource
  /** Only what this organisation offers: its name or id in the feed; empty for everything. */
  readonly onlyFrom: string
}

/** One import that has begun: its id, and the reading, which ends in any case. */
export interface StartedImport {
  readonly runId: string
  readonly reading: Promise<void>
}

const inFetch: Get = (address) => fetchPublic(address, { most: feedLimits.answer, within: feedLimits.within })

/**
 * Begins to read a feed, and says how it differs from what was taken in before. It changes no offer:
 * `applyImport` does. What was read when a feed dies half-way is kept. Test: `import.test.ts`.
 *
 * @param actor null from the command line
 * @throws Refusal `already-done` while another feed is read, `not-found` for no such organisation, `not-allowed` for a suspended one
 */
export async function startImport(
  db: Database,
  actor: StewardActor | null,
  { organisationId, source, onlyFrom }: ImportWish,
  get: Get = inFetch
): Promise<StartedImport> {
  const name = source.kind === 'address' ? source.address : source.name
  const { runId, feedId, kind } = await db.write(async (tx, now) => {
    const organisation = await findOrganisationFacts(tx, organisationId)
    if (!organisation) throw new Refusal('not-found')
    if (organisation.state === 'suspended') throw new Refusal('not-allowed')
    if (await findWorking(tx, now)) throw new Refusal('already-done')
    const feedId = await ensureFeed(tx, now, { organisationId, source: name.slice(0, 500), onlyFrom })
    return { feedId, kind: organisation.kind, runId: await addRun(tx, now, feedId, actor?.accountId ?? null) }
  })
  const mayAsk: readonly string[] = shareableWith(kind === 'employer' ? 'employer' : 'organisation')
  const before = await listFeedOffers(db.read, feedId)
  const taker = makeTaker(db, { runId, onlyFrom, mayAsk, before })
  return { runId, reading: read(db, runId, source, get, taker) }
}

/** A mistake of ours ends the reading too: what was read stays, and the mistake goes on to the caller. */
async function read(
  db: Database,
  runId: string,
  source: ImportSource,
  get: Get,
  taker: Taker
): Promise<void> {
  let end: FeedEnd = { faults: [{ problem: 'interrupted', detail: '' }], whole: false, stated: null }
  try {
    end =
      source.kind === 'file'
        ? await readBytes(source.name, source.bytes, taker.take)
        : await readAddress(source.address, withLimits(db, runId, get), taker.take)
  } finally {
    await db.write((tx, now) => endReading(tx, now, runId, end, end.whole ? taker.gone() : []))
  }
}

const beat = 20_000 // ms between signs that it is getting on

/** Counts bytes and time over the whole feed, and gives a sign of life, also while one slow page is read. */
function withLimits(db: Database, runId: string, get: Get): Get {
  const started = performance.now()
  let lastSign = started
  let all = 0
  return async (address) => {
    if (performance.now() - started > feedLimits.wholeWithin) throw new NotFetched('slow')
    const fetched = await get(address)
    all += fetched.bytes.length
    if (all > feedLimits.all) throw new NotFetched('too-large')
    if (performance.now() - lastSign > beat) {
      lastSign = performance.now()
      await db.write((tx, now) => setRun(tx, runId, { heardAt: now }))
    }
    return fetched
  }
}

/** An address may name a feed, one file of services, or a table. */
async function readAddress(address: string, get: Get, take: Take): Promise<FeedEnd> {
  const path = URL.canParse(address) ? new URL(address).pathname : ''
  if (!/\.(csv|json)$/i.test(path)) return readFeed(address, get, take)
  try {
    return await readBytes(path, (await get(address)).bytes, take)
  } catch (cause) {
    if (!(cause instanceof NotFetched)) throw cause
    const { problem, status } = cause
    return { faults: [{ problem, detail: String(status ?? '') }], whole: false, stated: null }
  }
}

async function readBytes(name: string, bytes: Uint8Array, take: Take): Promise<FeedEnd> {
  const stop = (problem: FeedEnd['faults'][number]['problem'], detail = ''): FeedEnd => ({
    faults: [{ problem, detail }],
    whole: false,
    stated: null
  })
  if (bytes.length > feedLimits.answer) return stop('too-large')
  const begins = Buffer.from(bytes.subarray(0, 400))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  if (!/^[{[<]/.test(begins) && !/\.json$/i.test(name)) return readCsv(bytes, take)
  const read = readJson(bytes)
  if ('problem' in read) return stop(read.problem)
  const list = readList(read.document)
  if ('problem' in list) return stop(list.problem)
  const found = list.services
    .slice(0, feedLimits.services)
    .map((value, index): FoundService => ({ place: `1/${index + 1}`, value, noDetails: false }))
  await take(1, found)
  if (list.services.length > found.length) return stop('too-many', String(feedLimits.services))
  const isWhole = list.total === null || list.total === found.length
  return {
    faults: isWhole ? [] : [{ problem: 'totals', detail: `${list.total}/${found.length}` }],
    whole: isWhole,
    stated: list.total
  }
}

interface Taker {
  readonly take: Take
  /** What was taken in before and is not in the feed any more. */
  readonly gone: () => NewItem[]
}

function makeTaker(
  db: Database,
  how: {
    readonly runId: string
    readonly onlyFrom: string
    readonly mayAsk: readonly string[]
    readonly before: ReadonlyMap<string, OfferDoc>
  }
): Taker {
  const seen = new Set<string>()
  let position = 0
  const take: Take = async (page, found) => {
    const items = found.map((one) => itemOf(one, ++position))
    await db.write(async (tx, now) => {
      await addItems(tx, how.runId, items)
      await heard(tx, now, how.runId, page, position)
    })
  }
  const itemOf = ({ place, value, noDetails }: FoundService, at: number): NewItem => {
    const read = fromService(value)
    const item = { position: at, place, notes: [], changed: [], offer: null, problem: null }
    if (!read.ok)
      return {
        ...item,
        sourceId: read.sourceId,
        title: read.name,
        verdict: 'unreadable',
        problem: read.problem
      }
    const { sourceId, doc: told } = read.offer
    const named = { sourceId, title: told.title }
    if (seen.has(sourceId)) return { ...item, ...named, verdict: 'unreadable', problem: 'twice' }
    if (!isFrom(how.onlyFrom, read.offer.organisation, value))
      return { ...item, ...named, verdict: 'unreadable', problem: 'other-organisation' }
    seen.add(sourceId)
    const doc = { ...told, asksFor: told.asksFor.filter((section) => how.mayAsk.includes(section)) }
    const known = how.before.get(sourceId)
    const changed = known ? changedFacts(known, doc) : []
    const verdict = !known ? 'new' : changed.length > 0 ? 'changed' : 'same'
    const notes = noDetails ? [...read.notes, { code: 'no-details' as const, part: '' }] : [...read.notes]
    return { ...item, ...named, verdict, changed, notes, offer: { ...read.offer, doc } }
  }
  const gone = () =>
    [...how.before]
      .filter(([sourceId]) => !seen.has(sourceId))
      .map(([sourceId, doc]): NewItem => ({
        ...{ position: ++position, place: '', sourceId, title: doc.title, verdict: 'gone' },
        ...{ notes: [], changed: [], offer: null, problem: null }
      }))
  return { take, gone }
}

/** Named by its name, whatever the size of its letters, or by its id. */
function isFrom(only: string, name: string | null, value: unknown): boolean {
  if (only === '') return true
  const wanted = only.trim().toLowerCase()
  const id = (value as { organization_id?: unknown }).organization_id
  return name?.toLowerCase() === wanted || (typeof id === 'string' && id.toLowerCase() === wanted)
}
