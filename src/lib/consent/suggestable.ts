import { Refusal } from '#lib/access/refusal.ts'
import type { Field } from '#lib/record/field.ts'
import { goalFields, stepField } from '#lib/record/goal-fields.ts'
import { findField, isSectionName, sections, type SectionName } from '#lib/record/sections.ts'

/** Of the worker's words to the person, in Unicode code points. */
export const longestNote = 300

/** A question that a change can be suggested to: one answer, or a list of things. */
export interface SuggestPlace {
  readonly section: SectionName
  readonly field: Field
}

const goalParts = (...names: string[]): Field[] => goalFields.filter(({ name }) => names.includes(name))

/** Goals as a list, for what somebody else may suggest: a goal that is new. Why it is wanted is the person's to say. */
const goalsList: Field = {
  name: 'goals',
  input: 'items',
  label: 'record_goals_title',
  question: 'record_goal_title_question',
  why: 'record_goal_title_why',
  each: {
    one: 'record_goal_title',
    add: 'record_goals_add_first',
    parts: goalParts('title', 'pathway', 'firstStep', 'targetDate', 'helper', 'notes')
  }
}

/** Of a goal that is there: one more step, a line for the notes, who helps, by when. */
const ofAGoal: readonly Field[] = [
  stepField,
  ...goalParts('notes'),
  ...goalParts('helper'),
  ...goalParts('targetDate')
].map(({ required: _, ...field }) => field)

/**
 * The questions of a section that somebody else may suggest to. A list with a page of its own, as the wheel, is
 * how the person sees their own life: nobody suggests to it.
 */
export function suggestableFields(section: string): readonly Field[] {
  if (!isSectionName(section)) return []
  if (section === 'goals') return [goalsList]
  return sections[section].fields.filter(({ each }) => each?.home === undefined)
}

/**
 * What can be suggested about one thing of a list: its parts. Of a new one the first, which it is known by,
 * must be there; of one that stands, nothing must.
 */
export function suggestableParts({ section, field }: SuggestPlace, isNew: boolean): readonly Field[] {
  if (!field.each) return []
  if (isNew) return field.each.parts
  if (section === 'goals') return ofAGoal
  return field.each.parts.map(({ required: _, ...part }) => part)
}

/** @throws Refusal `not-found` for a section or question that does not exist, or takes no suggestions */
export function getSuggestPlace(section: string, slug: string): SuggestPlace {
  const field = findField(suggestableFields(section), slug)
  if (!field || !isSectionName(section)) throw new Refusal('not-found')
  return { section, field }
}

/** The same for what is stored: the name of the field. Null when the question is not asked any more. */
export function findSuggestPlace(section: string, name: string): SuggestPlace | null {
  const field = suggestableFields(section).find((one) => one.name === name)
  return field && isSectionName(section) ? { section, field } : null
}
