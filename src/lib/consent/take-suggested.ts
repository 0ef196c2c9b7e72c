import { Refusal } from '#lib/access/refusal.ts'
import type { Item, Told } from '#lib/record/field.ts'
import { findGoal, firstStepId, withGoal, withNewGoal, withStepText, type Goal } from '#lib/record/goals.ts'
import type { SectionDocument } from '#lib/record/sections.ts'
import { findThing, withNewThing, withThing } from '#lib/record/things.ts'
import type { SuggestPlace } from './suggestable.ts'
import type { Suggested, SuggestedThing } from './suggested.ts'

/**
 * The document as it would be with what was suggested. A step is one more, and a note goes below those that are
 * there, so that taking a suggestion takes nothing away; taking it twice is taking it once. Pure. Test:
 * `suggest-things.test.ts`.
 *
 * @param id of the suggestion
 * @param take names of the parts that the person takes; of a new thing always the one that it is known by
 * @throws Refusal `not-found` when the thing is not there any more
 */
export function withSuggested(
  base: SectionDocument,
  { section, field }: SuggestPlace,
  id: string,
  suggested: Suggested,
  take: readonly string[]
): SectionDocument {
  if ('answer' in suggested) return { ...base, [field.name]: suggested.answer }
  const known = field.each?.parts[0]?.name
  const { isNew, answers } = suggested.thing
  const taken = Object.entries(answers).filter(([name]) => take.includes(name) || (isNew && name === known))
  const thing = { ...suggested.thing, answers: Object.fromEntries(taken) }
  return section === 'goals'
    ? withSuggestedGoal(base, id, thing)
    : withSuggestedThing(base, field.name, thing)
}

function withSuggestedThing(
  base: SectionDocument,
  list: string,
  { id, isNew, answers }: SuggestedThing
): SectionDocument {
  if (findThing(base, list, id)) {
    return withThing<Item>(base, list, id, (item) => ({ ...item, ...answers }) as Item)
  }
  if (!isNew) throw new Refusal('not-found')
  return withNewThing(base, list, { id, ...answers })
}

function withSuggestedGoal(
  base: SectionDocument,
  suggestionId: string,
  { id, isNew, answers }: SuggestedThing
): SectionDocument {
  const { title, pathway, firstStep, targetDate, helper, step, notes } = answers as Readonly<
    Partial<Record<string, string>>
  >
  if (!isNew && !findGoal(base, id)) throw new Refusal('not-found')
  const there = isNew && title !== undefined ? withNewGoal(base, id, title) : base
  return withGoal(there, id, (goal) => {
    const first = firstStep === undefined ? goal : withStepText(goal, firstStepId, firstStep)
    const stepped = step === undefined ? first : withStepText(first, `from-${suggestionId}`, step)
    return {
      ...stepped,
      ...(pathway !== undefined && { pathway: pathway as Goal['pathway'] }),
      ...(targetDate !== undefined && { targetDate }),
      ...(helper !== undefined && { helper }),
      ...(notes !== undefined && { notes: withLine(goal.notes, notes) })
    }
  })
}

function withLine(notes: string | undefined, line: string): string {
  if (notes === undefined) return line
  return notes === line || notes.endsWith(`\n${line}`) ? notes : `${notes}\n${line}`
}

/** What stands where a part would go: the answer that it takes the place of, or is added to. Nothing, for a step. */
export function standingBeside(
  base: SectionDocument,
  { field }: SuggestPlace,
  { id }: SuggestedThing,
  part: string
): Told | undefined {
  return findThing<Item>(base, field.name, id)?.[part]
}
