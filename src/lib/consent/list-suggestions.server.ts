import { ownerOf, type PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Told } from '#lib/record/field.ts'
import { findOwnSection, openOwnKey, type OwnSection } from '#lib/record/own-record.server.ts'
import type { SectionName } from '#lib/record/sections.ts'
import { checkAnswer } from '#lib/record/rules.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { findSuggestPlace, type SuggestPlace } from './suggestable.ts'
import { loadWaiting, type SuggestionWords } from './suggestion-store.server.ts'

/** A change that waits for the person, beside what stands now. `madeAt` is ms UTC. */
export interface WaitingSuggestion extends SuggestPlace {
  readonly id: string
  readonly consentId: string
  readonly words: SuggestionWords
  readonly madeAt: number
  /** What the record says now; undefined for "not yet". */
  readonly now: Told | undefined
  /** Whether it could still be saved: a day that was ahead may have passed. */
  readonly fits: boolean
  /** The version of the section that says so; 0 for none. */
  readonly basedOn: number
}

/**
 * Every change that was suggested to this person and not answered, newest first, also of sharing that ended
 * since. Questions that are not asked any more are left out. Behind the private door: what was suggested to
 * the room there, beside the person's one record.
 *
 * @throws Refusal `not-allowed` for somebody who has not said yes to keeping anything
 */
export async function listSuggestions(db: Database, actor: PersonActor): Promise<WaitingSuggestion[]> {
  const key = await openOwnKey(db, actor)
  const own = new Map<SectionName, OwnSection | null>()
  const waiting: WaitingSuggestion[] = []
  for (const { personId: _, accountId: __, section, field: name, ...stored } of await loadWaiting(
    db.read,
    key,
    actor.personId
  )) {
    const place = findSuggestPlace(section, name)
    if (!place) continue
    const kept = own.get(place.section) ?? (await findOwnSection(db, ownerOf(actor), place.section))
    own.set(place.section, kept)
    waiting.push({
      ...stored,
      ...place,
      fits: 'answer' in checkAnswer(place.field, stored.words.answer, isoDay(db.now())),
      now: kept?.document[name] as Told | undefined,
      basedOn: kept?.version ?? 0
    })
  }
  return waiting
}

/** One of them. @throws Refusal `not-found` when it does not wait for this person */
export async function getSuggestion(
  db: Database,
  actor: PersonActor,
  suggestionId: string
): Promise<WaitingSuggestion> {
  const found = (await listSuggestions(db, actor)).find(({ id }) => id === suggestionId)
  if (!found) throw new Refusal('not-found')
  return found
}
