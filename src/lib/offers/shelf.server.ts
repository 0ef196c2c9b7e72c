import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { emptyShelf, putOnShelf, sortShelf, type Shelf, type ShelfRow } from './shelf.ts'
import { offer } from './tables.server.ts'

interface Kept {
  readonly shelf: Shelf
  /** The last change that it knows of: its count, and the number of its offer, `Infinity` for all of that count. */
  seen: readonly [at: number, number: number]
  /** The reading that is under way, so that no two bring it up to date at once. */
  reading: Promise<void>
}

const shelves = new WeakMap<Reader, Kept>()
const perRead = 2_000

/**
 * Facts of live offers of verified organisations, as they are now. A search walks over all of them, which no
 * index of the database does fast for every mix of filters; so they are kept in memory, and each call asks
 * the database what changed since the last (`drizzle/0007_offer_finding.sql`). Another process has its own,
 * and nothing is here that is not public. Test: `list-offers.test.ts`.
 */
export async function readShelf({ read }: Database): Promise<Shelf> {
  const kept = shelves.get(read) ?? { shelf: emptyShelf(), seen: [0, Infinity], reading: Promise.resolve() }
  shelves.set(read, kept)
  kept.reading = kept.reading.catch(() => undefined).then(() => catchUp(read, kept))
  await kept.reading
  return kept.shelf
}

async function catchUp(read: Reader, kept: Kept): Promise<void> {
  const [newest] = await read.all<{ at: number | null }>(sql`SELECT max(at) AS at FROM offer_changed`)
  if ((newest?.at ?? 0) <= kept.seen[0]) return
  const changed = new Set<number>()
  for (let full = true; full;) {
    const rows = await readChanged(read, kept.seen)
    for (const row of rows) changed.add(putOnShelf(kept.shelf, row))
    full = rows.length === perRead
    const last = rows.at(-1)
    if (last) kept.seen = [last.at, full ? last.number : Infinity]
    if (full) await breathe()
  }
  kept.seen = [kept.seen[0], Infinity]
  sortShelf(kept.shelf, changed)
}

function readChanged(read: Reader, [at, number]: Kept['seen']): Promise<(ShelfRow & { at: number })[]> {
  const after =
    number === Infinity ? sql`changed.at > ${at}` : sql`(changed.at, changed.number) > (${at}, ${number})`
  return read.all(sql`
    SELECT changed.at, changed.number, ${organisation.id} IS NOT NULL AS isLive, ${offer.pathways} AS pathways,
      ${offer.kind} AS kind, ${offer.where} AS "where", ${offer.town} AS town, ${offer.areas} AS areas,
      ${offer.noLocalConnection} AS noLocalConnection, ${offer.weeksBeforeRelease} AS weeksBeforeRelease,
      ${offer.onlyFor} AS onlyFor, ${offer.exclusions} AS exclusions, ${offer.languages} AS languages,
      ${offer.access} AS access, ${offer.cost} AS cost, ${offer.latitude} AS latitude,
      ${offer.longitude} AS longitude, ${offer.minimumAge} AS minimumAge, ${offer.maximumAge} AS maximumAge,
      ${offer.hours} AS hours, ${offer.exceptions} AS exceptions, ${offer.bankHolidays} AS bankHolidays,
      ${offer.lastConfirmedAt} AS lastConfirmedAt, ${offer.detailsConfirmedAt} AS detailsConfirmedAt,
      ${offer.visibleFrom} AS visibleFrom, ${offer.visibleUntil} AS visibleUntil,
      ${organisation.checkAgainBy} AS organisationCheckAgainBy
    FROM offer_changed AS changed
    LEFT JOIN ${offer} ON ${offer.number} = changed.number AND ${offer.state} = 'live'
    LEFT JOIN ${organisation} ON ${organisation.id} = ${offer.organisationId} AND ${organisation.state} = 'verified'
    WHERE ${after} ORDER BY changed.at, changed.number LIMIT ${perRead}`)
}
