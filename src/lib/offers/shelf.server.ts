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

type Changed = ShelfRow & { readonly at: number }

/** One text for all: taking thirty columns of each row out of the client costs more than everything else. */
async function readChanged(read: Reader, [at, number]: Kept['seen']): Promise<Changed[]> {
  const after =
    number === Infinity ? sql`changed.at > ${at}` : sql`(changed.at, changed.number) > (${at}, ${number})`
  const [found] = await read.all<{ rows: string }>(sql`
    SELECT json_group_array(json(row) ORDER BY at, number) AS rows FROM (
      SELECT changed.at, changed.number, json_object('at', changed.at, 'number', changed.number,
        'isLive', json(iif(${organisation.id} IS NULL, 'false', 'true')), 'pathways', json(${offer.pathways}),
        'kind', ${offer.kind}, 'where', json(${offer.where}), 'town', ${offer.town}, 'areas', json(${offer.areas}),
        'noLocalConnection', json(iif(${offer.noLocalConnection}, 'true', 'false')),
        'weeksBeforeRelease', ${offer.weeksBeforeRelease}, 'onlyFor', ${offer.onlyFor},
        'exclusions', json(${offer.exclusions}), 'languages', json(${offer.languages}),
        'access', ${offer.access}, 'cost', ${offer.cost},
        'latitude', ${offer.latitude}, 'longitude', ${offer.longitude},
        'minimumAge', ${offer.minimumAge}, 'maximumAge', ${offer.maximumAge}, 'hours', ${offer.hours},
        'exceptions', ${offer.exceptions}, 'bankHolidays', ${offer.bankHolidays},
        'lastConfirmedAt', ${offer.lastConfirmedAt}, 'detailsConfirmedAt', ${offer.detailsConfirmedAt},
        'visibleFrom', ${offer.visibleFrom}, 'visibleUntil', ${offer.visibleUntil},
        'organisationCheckAgainBy', ${organisation.checkAgainBy}) AS row
      FROM offer_changed AS changed
      LEFT JOIN ${offer} ON ${offer.number} = changed.number AND ${offer.state} = 'live'
      LEFT JOIN ${organisation} ON ${organisation.id} = ${offer.organisationId} AND ${organisation.state} = 'verified'
      WHERE ${after} ORDER BY changed.at, changed.number LIMIT ${perRead})`)
  return JSON.parse(found?.rows ?? '[]') as Changed[]
}
