import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { OrganisationState } from '#lib/organisations/rules.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { bitsOf, facetsOf, facetWords } from './facets.ts'
import type { OpenTimes } from './open-times.ts'
import type { ShownFacts } from './shown.server.ts'
import { offer } from './tables.server.ts'

/** What is kept in memory of an offer that may be shown, beside its facets. */
export interface Shelved extends ShownFacts {
  readonly number: number
  readonly town: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  /** One object for all offers with the same times. */
  readonly times: OpenTimes
}

/** The public facts that a search walks over, by the number of the offer. */
export interface Shelf {
  /** Undefined where there is no such offer, or people do not see it. */
  readonly offers: readonly (Shelved | undefined)[]
  /** Numbers of the offers, what was confirmed last first. */
  readonly order: readonly number[]
  /** Facets of the offer with number n, from place `n * facetWords` on (`facets.ts`). */
  readonly facets: Uint32Array
}

interface Kept extends Shelf {
  readonly offers: (Shelved | undefined)[]
  order: number[]
  facets: Uint32Array
  /** The last change that it knows of, with the number of its offer. */
  seen: readonly [at: number, number: number]
  readonly times: Map<string, OpenTimes>
  /** Of the read that is under way, so that no two bring it up to date at once. */
  reading: Promise<void>
}

const shelves = new WeakMap<Database, Kept>()
const perRead = 2_000

/**
 * Facts of live offers of verified organisations, as they are now. A search walks over all of them, which no
 * index of the database does fast for every mix of filters; so they are kept in memory, and each call asks
 * the database what changed since the last (`drizzle/*_offer_finding.sql`). Another process has its own, and
 * nothing is here that is not public. Test: `shelf.test.ts`.
 */
export async function readShelf(db: Database): Promise<Shelf> {
  const kept = shelves.get(db) ?? emptyShelf()
  shelves.set(db, kept)
  kept.reading = kept.reading.catch(() => undefined).then(() => catchUp(db.read, kept))
  await kept.reading
  return kept
}

function emptyShelf(): Kept {
  return {
    offers: [],
    order: [],
    facets: new Uint32Array(0),
    seen: [0, 0],
    times: new Map(),
    reading: Promise.resolve()
  }
}

interface Row {
  readonly at: number
  readonly number: number
  readonly id: string | null
  readonly [column: string]: unknown
}

async function catchUp(read: Reader, kept: Kept): Promise<void> {
  for (;;) {
    const [newest] = await read.all<{ at: number | null }>(sql`SELECT max(at) AS at FROM offer_changed`)
    if ((newest?.at ?? 0) <= kept.seen[0] && kept.seen[1] === Infinity) return
    const rows = await readChanged(read, kept.seen)
    if (rows.length > 0) putOnShelf(kept, rows)
    const last = rows.at(-1)
    // All changes with this count were read, unless the read was full.
    kept.seen =
      rows.length === perRead && last ? [last.at, last.number] : [last?.at ?? kept.seen[0], Infinity]
    if (rows.length < perRead) return
    await breathe()
  }
}

function readChanged(read: Reader, [at, number]: Kept['seen']): Promise<Row[]> {
  const after =
    number === Infinity ? sql`changed.at > ${at}` : sql`(changed.at, changed.number) > (${at}, ${number})`
  return read.all<Row>(sql`
    SELECT changed.at, changed.number, ${offer.id} AS id, ${offer.pathways} AS pathways, ${offer.kind} AS kind,
      ${offer.where} AS "where", ${offer.town} AS town, ${offer.areas} AS areas,
      ${offer.noLocalConnection} AS noLocalConnection, ${offer.weeksBeforeRelease} AS weeksBeforeRelease,
      ${offer.onlyFor} AS onlyFor, ${offer.exclusions} AS exclusions, ${offer.languages} AS languages,
      ${offer.access} AS access, ${offer.cost} AS cost, ${offer.latitude} AS latitude,
      ${offer.longitude} AS longitude, ${offer.minimumAge} AS minimumAge, ${offer.maximumAge} AS maximumAge,
      ${offer.hours} AS hours, ${offer.exceptions} AS exceptions, ${offer.bankHolidays} AS bankHolidays,
      ${offer.lastConfirmedAt} AS lastConfirmedAt, ${offer.detailsConfirmedAt} AS detailsConfirmedAt,
      ${offer.visibleFrom} AS visibleFrom, ${offer.visibleUntil} AS visibleUntil,
      ${organisation.checkAgainBy} AS organisationCheckAgainBy
    FROM offer_changed AS changed
    LEFT JOIN (${offer} JOIN ${organisation} ON ${organisation.id} = ${offer.organisationId}
      AND ${organisation.state} = 'verified' AND ${offer.state} = 'live') ON ${offer.number} = changed.number
    WHERE ${after} ORDER BY changed.at, changed.number LIMIT ${perRead}`)
}

function putOnShelf(kept: Kept, rows: readonly Row[]): void {
  const before = new Set(rows.filter(({ number }) => kept.offers[number]).map(({ number }) => number))
  if (before.size > 0) kept.order = kept.order.filter((number) => !before.has(number))
  const most = Math.max(...rows.map(({ number }) => number)) + 1
  if (kept.facets.length < most * facetWords) {
    const grown = new Uint32Array(most * 2 * facetWords)
    grown.set(kept.facets)
    kept.facets = grown
  }
  const added: number[] = []
  for (const row of rows) {
    const { number } = row
    kept.offers[number] = row.id === null ? undefined : shelvedOf(kept, row)
    kept.facets.set(row.id === null ? bitsOf([]) : bitsOfRow(row), number * facetWords)
    if (row.id !== null) added.push(number)
  }
  const isFresher = (a: number, b: number) =>
    kept.offers[b]!.lastConfirmedAt - kept.offers[a]!.lastConfirmedAt || b - a // all of them are on the shelf
  kept.order = merge(kept.order, added.sort(isFresher), isFresher)
}

/** Two lists in order as one. */
function merge(
  a: readonly number[],
  b: readonly number[],
  compare: (a: number, b: number) => number
): number[] {
  const all: number[] = []
  for (let i = 0, k = 0; i < a.length || k < b.length;) {
    const takesA = k === b.length || (i < a.length && compare(a[i]!, b[k]!) <= 0)
    all.push(takesA ? a[i++]! : b[k++]!)
  }
  return all
}

function shelvedOf(kept: Kept, row: Row): Shelved {
  const facts = row as unknown as Shelved & { hours: string; exceptions: string }
  const key = `${row.hours} ${row.exceptions} ${row.bankHolidays}`
  const times = kept.times.get(key) ?? {
    hours: JSON.parse(facts.hours),
    exceptions: JSON.parse(facts.exceptions),
    bankHolidays: row.bankHolidays as OpenTimes['bankHolidays']
  }
  kept.times.set(key, times)
  return {
    number: row.number,
    state: 'live',
    organisationState: 'verified' satisfies OrganisationState,
    organisationCheckAgainBy: facts.organisationCheckAgainBy,
    lastConfirmedAt: facts.lastConfirmedAt,
    detailsConfirmedAt: facts.detailsConfirmedAt,
    visibleFrom: facts.visibleFrom,
    visibleUntil: facts.visibleUntil,
    town: facts.town,
    latitude: facts.latitude,
    longitude: facts.longitude,
    minimumAge: facts.minimumAge,
    maximumAge: facts.maximumAge,
    times
  }
}

function bitsOfRow(row: Row): number[] {
  const list = (column: string) => JSON.parse(String(row[column]))
  return bitsOf(
    facetsOf({
      ...(row as unknown as Parameters<typeof facetsOf>[0]),
      pathways: list('pathways'),
      where: list('where'),
      areas: list('areas'),
      exclusions: list('exclusions'),
      languages: list('languages'),
      noLocalConnection: row.noLocalConnection === 1
    })
  )
}
