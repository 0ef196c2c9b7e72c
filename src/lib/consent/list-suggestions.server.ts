import { ownerOf, type PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { ensureChangesFit } from '#lib/record/document-fits.ts'
import type { Answer, Field, Item, Told } from '#lib/record/field.ts'
import type { Goal } from '#lib/record/goals.ts'
import { findOwnSection, openOwnKey, type OwnSection } from '#lib/record/own-record.server.ts'
import type { SectionDocument, SectionName } from '#lib/record/sections.ts'
import { findThing } from '#lib/record/things.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { findSuggestPlace, type SuggestPlace } from './suggestable.ts'
import { checkSuggested, partsSuggested } from './suggested.ts'
import { loadWaiting, type StoredSuggestion, type SuggestionWords } from './suggestion-store.server.ts'
import { standingBeside, withSuggested } from './take-suggested.ts'

/** One answer of a suggestion, beside what stands there now; undefined for "not yet". */
export interface SuggestedChange {
  readonly part: Field
  readonly now: Told | undefined
  readonly suggested: Answer
  /** Taken or left by itself; the answer that a new thing is known by goes with it. */
  readonly byItself: boolean
}

/** A change that waits for the person, beside what stands now. `madeAt` is ms UTC. */
export interface WaitingSuggestion extends SuggestPlace {
  readonly id: string
  readonly consentId: string
  readonly words: SuggestionWords
  readonly madeAt: number
  readonly changes: readonly SuggestedChange[]
  /** The thing that it is about, as it stands now; null for a new one, or for one answer. */
  readonly about: Item | Goal | null
  /** Whether it could still be saved: a day that was ahead may have passed, a thing may be gone. */
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
    const document = kept?.document ?? {}
    waiting.push({
      ...stored,
      ...place,
      ...beside(document, place, stored.words),
      fits: couldBeTaken(document, place, stored, isoDay(db.now())),
      basedOn: kept?.version ?? 0
    })
  }
  return waiting
}

function beside(
  document: SectionDocument,
  place: SuggestPlace,
  words: SuggestionWords
): Pick<WaitingSuggestion, 'changes' | 'about'> {
  if ('answer' in words) {
    const now = document[place.field.name] as Told | undefined
    return { about: null, changes: [{ part: place.field, now, suggested: words.answer, byItself: false }] }
  }
  const { thing } = words
  return {
    about: findThing<Item | Goal>(document, place.field.name, thing.id),
    changes: partsSuggested(place, thing).map((part) => ({
      part,
      now: standingBeside(document, place, thing, part.name),
      suggested: thing.answers[part.name]!, // partsSuggested: it is there
      byItself: !part.required
    }))
  }
}

function couldBeTaken(
  document: SectionDocument,
  place: SuggestPlace,
  { id, words }: Pick<StoredSuggestion, 'id' | 'words'>,
  today: string
): boolean {
  if (!checkSuggested(place, words, today)) return false
  try {
    const all = 'thing' in words ? Object.keys(words.thing.answers) : []
    ensureChangesFit(place.section, [document], withSuggested(document, place, id, words, all), today)
    return true
  } catch (cause) {
    if (cause instanceof Refusal) return false
    throw cause
  }
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
