import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { mayTell } from '#lib/record/may-tell.server.ts'
import type { SectionName } from '#lib/record/sections.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { beginAttempt, denyAttempt, writeAttempt, type Attempt } from './attempt.server.ts'
import { decide } from './rules.ts'
import { countWaiting, insertSuggestion } from './suggestion-store.server.ts'
import { longestNote, type SuggestPlace } from './suggestable.ts'
import { checkSuggested, type Suggested } from './suggested.ts'
import { workerAsActor } from './worker-as-actor.ts'

/** One that `checkSuggested` lets through. */
export type NewSuggestion = SuggestPlace & Suggested & { readonly note: string }

/** A person can keep an overview of so many. */
export const mostWaiting = 10

/**
 * A worker suggests a change to one answer, or to one thing of a list, new or there already, in a section that
 * they may see; only the person makes it. It
 * passes the gate as a look does, in one transaction, and is written in the person's history. It reads
 * nothing. Tests: `suggestions.test.ts`, `suggest-things.test.ts`.
 *
 * @returns `full` when as many wait as one person can keep an overview of; nothing was kept then
 * @throws Refusal `not-found` for every denial, also when they may look but not suggest; `too-many-tries`
 *   after 30 denials in an hour; `bad-input` for an answer that does not fit or a note that is too long
 */
export async function suggestChange(
  db: Database,
  viewer: WorkerActor,
  ref: string,
  suggestion: NewSuggestion
): Promise<'suggested' | 'full'> {
  const outcome = await db.write(async (tx, now) => {
    const attempt = await beginAttempt(db, tx, now, viewer, ref)
    const consentId = await findMaySuggest(tx, attempt, suggestion.section)
    if (consentId === null) return denyAttempt(tx, now, attempt)
    const suggested = checkSuggested(suggestion, suggestion, isoDay(now))
    if (!suggested || [...suggestion.note].length > longestNote) throw new Refusal('bad-input')
    return keep(tx, viewer, attempt, consentId, suggestion, suggested)
  })
  if (outcome === 'not-found' || outcome === 'too-many-tries') throw new Refusal(outcome)
  return outcome
}

/**
 * The yes that allows it: the gate's decision for this section, an access that goes so far, and the person's
 * own yes to keeping anything of a `special` one.
 */
async function findMaySuggest(
  tx: Writer,
  { found, at }: Attempt,
  section: SectionName
): Promise<string | null> {
  if (!found) return null
  const { facts, record } = found
  if (facts.consent?.access !== 'suggest' || !decide(facts, section, at)) return null
  return (await mayTell(tx, record, section)) ? facts.consent.consentId : null
}

async function keep(
  tx: Writer,
  viewer: WorkerActor,
  attempt: Attempt,
  consentId: string,
  { section, field, note }: NewSuggestion,
  suggested: Suggested
): Promise<'suggested' | 'full'> {
  const { key, chainId: personId, at } = attempt
  if ((await countWaiting(tx, consentId)) >= mostWaiting) return 'full'
  await insertSuggestion(tx, key, {
    id: newId(at),
    personId,
    consentId,
    accountId: viewer.accountId,
    section,
    field: field.name,
    madeAt: at,
    words: { ...suggested, note, by: workerAsActor(viewer) }
  })
  await writeAttempt(tx, attempt, { what: 'suggested', allowed: true, sections: [section] })
  return 'suggested'
}
