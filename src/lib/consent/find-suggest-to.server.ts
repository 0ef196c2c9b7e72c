import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findListed } from './list-people.server.ts'
import { getSuggestPlace, suggestableFields, type SuggestPlace } from './suggestable.ts'
import { listSent, type SentSuggestion } from './suggestion-store.server.ts'

/** Where a worker may suggest a change for one person: names of sections and no value. */
export interface SuggestTo {
  readonly sections: readonly string[]
  /** The last day, ISO date. */
  readonly untilDate: string
  /** What waits for the person's answer already. */
  readonly sent: readonly SentSuggestion[]
}

/**
 * What the viewer may suggest changes to. It opens nothing and is no look: the gate asks again when a
 * suggestion is sent (`suggest-change.server.ts`).
 *
 * @throws Refusal `not-found` unless the viewer may suggest to this person now
 */
export async function findSuggestTo(db: Database, viewer: WorkerActor, ref: string): Promise<SuggestTo> {
  const { opens, access, sections, untilDate } = await findListed(db, viewer, ref)
  if (!opens || access !== 'suggest') throw new Refusal('not-found')
  return {
    sections: sections.filter((section) => suggestableFields(section).length > 0),
    untilDate,
    sent: await listSent(db.read, ref)
  }
}

/** One question of these, as an address names it. @throws Refusal `not-found` for any other */
export async function findQuestionToSuggest(
  db: Database,
  viewer: WorkerActor,
  ref: string,
  name: string,
  slug: string
): Promise<SuggestPlace & Pick<SuggestTo, 'untilDate'>> {
  const { sections, untilDate } = await findSuggestTo(db, viewer, ref)
  const place = getSuggestPlace(name, slug)
  if (!sections.includes(place.section)) throw new Refusal('not-found')
  return { ...place, untilDate }
}
