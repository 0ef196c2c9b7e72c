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
  /** Numbers of offers that were read, and are not in the order yet: also those of a read that broke off. */
  readonly changed: Set<number>
  /** The reading that is under way, so that no two bring it up to date at once. */
  reading: Promise<void>
}

const shelves = new WeakMap<Reader, Kept>()
/** Offers that are read before anything else may have its turn: about ten milliseconds. */
const perRead = 500

/**
 * Facts of live offers of verified organisations, as they are now. A search walks over all of them, which no
 * index of the database does fast for every mix of filters; so they are kept in memory, and each call asks
 * the database what changed since the last (`drizzle/0007_offer_finding.sql`). Another process has its own,
 * and nothing is here that is not public. Tests: `list-offers.test.ts`, `shelf.test.ts`.
 */
export async function readShelf({ read }: Pick<Database, 'read'>): Promise<Shelf> {
  const kept = shelves.get(read) ?? {
    shelf: emptyShelf(),
    seen: [0, Infinity],
    changed: new Set(),
    reading: Promise.resolve()
  }
  shelves.set(read, kept)
  kept.reading = kept.reading.catch(() => undefined).then(() => catchUp(read, kept))
  await kept.reading
  return kept.shelf
}

/**
 * Reads all offers while nobody waits for them, so that whoever searches first after a start need not.
 *
 * @param onMistake told of what went wrong; the first search tries again
 * @returns a function that waits until they are read
 */
export function readShelfAhead(db: Database, onMistake: (cause: unknown) => void): () => Promise<void> {
  const reading = readShelf(db).then(() => undefined, onMistake)
  return () => reading
}

async function catchUp(read: Reader, kept: Kept): Promise<void> {
  const [newest] = await read.all<{ at: number | null }>(sql`SELECT max(at) AS at FROM offer_changed`)
  if (kept.seen[1] === Infinity && (newest?.at ?? 0) <= kept.seen[0]) return
  for (let full = true; full;) {
    const rows = await readChanged(read, kept.seen)
    for (const row of rows) kept.changed.add(putOnShelf(kept.shelf, row))
    full = rows.length === perRead
    const last = rows.at(-1)
    if (last) kept.seen = [last.at, last.number]
    if (full) await breathe()
  }
  kept.seen = [kept.seen[0], Infinity]
  sortShelf(kept.shelf, kept.changed)
  kept.changed.clear()
}

type Changed = ShelfRow & { readonly at: number }

/** Each row is one text: taking thirty columns of it out of the client costs more than reading them. */
async function readChanged(read: Reader, [at, number]: Kept['seen']): Promise<Changed[]> {
  const after =
    number === Infinity ? sql`changed.at > ${at}` : sql`(changed.at, changed.number) > (${at}, ${number})`
  const rows = await read.all<{ row: string }>(sql`
    SELECT json_object('at', changed.at, 'number', changed.number,
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
    WHERE ${after} ORDER BY changed.at, changed.number LIMIT ${perRead}`)
  return rows.map(({ row }) => JSON.parse(row) as Changed)
}
