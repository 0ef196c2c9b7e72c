import { ownerOf, type PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { mayTell } from '#lib/record/may-tell.server.ts'
import { changeSection, type Saved } from '#lib/record/save-section.server.ts'
import type { SectionDocument, SectionName } from '#lib/record/sections.ts'
import { changeSharing } from './change-sharing.server.ts'
import { getSuggestion, type WaitingSuggestion } from './list-suggestions.server.ts'
import { settleSuggestion } from './suggestion-store.server.ts'
import { withSuggested } from './take-suggested.ts'

/**
 * As `Saved`. Nothing was saved with `needs-yes`: the person took back their yes to this part; nor with `nothing`:
 * they ticked no part of it.
 */
export interface Taken {
  readonly outcome: Saved['outcome'] | 'needs-yes' | 'nothing'
  readonly section: SectionName
}

/**
 * The person takes a suggested change: it is saved by their own way of saving, as their own new version.
 * What was said meanwhile and differs is kept too, and they choose. Cut short in between, the change is
 * saved and waits once more; taking it again changes nothing. Test: `suggestions.test.ts`.
 *
 * @param basedOn the version that the page showed beside it; 0 for none
 * @param take names of the parts that they take, when it is about a thing of a list
 * @throws Refusal `not-found` when it does not wait for this person, or the thing is gone; what `saveSection` throws
 */
export async function acceptSuggestion(
  db: Database,
  actor: PersonActor,
  suggestionId: string,
  basedOn: number,
  take: readonly string[] = []
): Promise<Taken> {
  const found = await getSuggestion(db, actor, suggestionId)
  const { section } = found
  const owner = ownerOf(actor)
  if (!(await mayTell(db.read, owner, section))) return { outcome: 'needs-yes', section }
  const { words } = found
  if (takesNothing(words, take)) return { outcome: 'nothing', section }
  // What comes through the private door is told nowhere else.
  const from = actor.roomOf === undefined ? ({ how: 'suggested', by: words.by } as const) : undefined
  const change = (base: SectionDocument) => withSuggested(base, found, found.id, words, take)
  const saved = await changeSection(db, owner, section, basedOn, change, { from })
  await settle(db, actor, found, 'accepted')
  return { outcome: saved.outcome, section }
}

/** Of a new thing there is always the answer that it is known by. */
function takesNothing(words: WaitingSuggestion['words'], take: readonly string[]): boolean {
  if ('answer' in words || words.thing.isNew) return false
  return !Object.keys(words.thing.answers).some((name) => take.includes(name))
}

/** The person does not take it. Nothing of the record changes. @throws as `acceptSuggestion` */
export async function declineSuggestion(
  db: Database,
  actor: PersonActor,
  suggestionId: string
): Promise<void> {
  await settle(db, actor, await getSuggestion(db, actor, suggestionId), 'declined')
}

async function settle(
  db: Database,
  { personId }: PersonActor,
  { id, section, consentId, words }: WaitingSuggestion,
  state: 'accepted' | 'declined'
): Promise<void> {
  await changeSharing(db, personId, async ({ tx, at, tell }) => {
    if (!(await settleSuggestion(tx, { id, personId }, state, at))) throw new Refusal('not-found')
    await tell({
      what: state === 'accepted' ? 'accepted-suggestion' : 'declined-suggestion',
      consent: { consentId, sections: [section] },
      party: words.by
    })
  })
}
