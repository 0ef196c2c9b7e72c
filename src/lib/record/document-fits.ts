import * as v from 'valibot'
import { Refusal } from '#lib/access/refusal.ts'
import { pathways } from '#lib/offers/rules.ts'
import { isRealDay } from './checks.ts'
import { reasonField } from './goal-fields.ts'
import { goalStates, limitsOfGoals, stepStates } from './goals.ts'
import { same } from './merge.ts'
import { checkAnswer, isBlank, limits, tidy } from './rules.ts'
import type { Field } from './field.ts'
import { sections, type SectionDocument, type SectionName } from './sections.ts'

/**
 * Refuses a document whose changes do not fit the section. What was stored before and did not change is
 * not judged again: a rule that became stricter must not stop somebody from saving something else.
 *
 * @param today ISO date in Europe/London
 * @throws Refusal `bad-input`
 */
export function ensureChangesFit(
  section: SectionName,
  base: SectionDocument,
  mine: SectionDocument,
  today: string
): void {
  const changed = Object.keys(mine).filter((name) => !same(mine[name], base[name]))
  const fits = section === 'goals' ? goalsFit(today) : answersFit(sections[section].fields, today)
  if (!changed.every((name) => fits(name, mine[name]))) throw new Refusal('bad-input')
}

function answersFit(fields: readonly Field[], today: string) {
  return (name: string, answer: unknown): boolean => {
    const field = fields.find((one) => one.name === name)
    return field !== undefined && isTidyAnswer(field, answer, today)
  }
}

function isTidyAnswer(field: Field, answer: unknown, today: string): boolean {
  const checked = checkAnswer(field, answer, today)
  return 'answer' in checked && same(checked.answer, answer)
}

const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))

function words(longest: number) {
  return v.pipe(
    v.string(),
    v.check((text) => !isBlank(text) && text === tidy(text, true) && [...text].length <= longest)
  )
}

const step = v.strictObject({ id, text: words(limits.text), status: v.picklist(stepStates) })

const goal = v.strictObject({
  id,
  title: words(limits.text),
  pathway: v.optional(v.picklist(pathways)),
  why: v.optional(words(limits.longText)),
  steps: v.pipe(
    v.array(step),
    v.maxLength(limitsOfGoals.steps),
    v.check((all) => idsDiffer(all))
  ),
  targetDate: v.optional(v.pipe(v.string(), v.check(isRealDay))),
  status: v.picklist(goalStates),
  reason: v.optional(v.unknown())
})

const goals = v.pipe(
  v.array(goal),
  v.maxLength(limitsOfGoals.goals),
  v.check((all) => idsDiffer(all))
)

function goalsFit(today: string) {
  return (name: string, value: unknown): boolean => {
    const parsed = v.safeParse(goals, value)
    if (name !== 'goals' || !parsed.success) return false
    return parsed.output.every(
      ({ reason }) => reason === undefined || isTidyAnswer(reasonField, reason, today)
    )
  }
}

function idsDiffer(things: readonly { readonly id: string }[]): boolean {
  return new Set(things.map((thing) => thing.id)).size === things.length
}
