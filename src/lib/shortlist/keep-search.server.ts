import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { writeFilters } from '#lib/offers/filters.ts'
import { readFilters } from '#lib/offers/inputs.ts'
import { changeChoice } from './own-choice.server.ts'
import { nothingSaved, withoutSearch, withSearch } from './rules.ts'

/**
 * Keeps a list as its filters say it, sealed with the person's key. Twice is once. Test: `shortlist.test.ts`.
 *
 * @param query of the address of the list
 * @throws Refusal `not-allowed` when nothing in it is a filter
 */
export async function keepSearch(db: Database, actor: PersonActor, query: string): Promise<void> {
  const tidy = tidyQuery(query)
  if (tidy === '') throw new Refusal('not-allowed')
  await changeChoice(db, actor, 'saved', (saved, at) =>
    withSearch(saved ?? nothingSaved, { query: tidy, at })
  )
}

export async function dropSearch(db: Database, actor: PersonActor, query: string): Promise<void> {
  await changeChoice(db, actor, 'saved', (saved) => saved && withoutSearch(saved, tidyQuery(query)))
}

/** What of a query is a filter, in its one order; never the page. */
function tidyQuery(query: string): string {
  return writeFilters({ ...readFilters(new URLSearchParams(query)), page: 1 })
}
