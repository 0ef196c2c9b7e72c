import * as v from 'valibot'
import { Refusal } from '#lib/access/refusal.ts'
import { pathways } from '#lib/offers/rules.ts'
import { isRealDay } from './checks.ts'
import { reasonField } from './goal-fields.ts'
import { goalStates, limitsOfGoals, stepStates } from './goals.ts'
import { same } from './merge.ts'
import { checkAnswer, isBlank, limits, mostItems, tidy } from './rules.ts'
import type { Field, Item } from './field.ts'
import { sections, type SectionDocument, type SectionName } from './sections.ts'
import { idsDiffer, isThings, thingsIn } from './things.ts'

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
  const fits = section === 'goals' ? goalsFit(today) : answersFit(sections[section].fields, base, today)
  if (!changed.every((name) => fits(name, mine[name]))) throw new Refusal('bad-input')
}

function answersFit(fields: readonly Field[], base: SectionDocument, today: string) {
  return (name: string, told: unknown): boolean => {
    const field = fields.find((one) => one.name === name)
    if (!field) return false
    if (field.each && isThings(told)) return itemsFit(field, told, base, today)
    return isTidyAnswer(field, told, today)
  }
}

/** Each new answer of each thing fits its part; a thing without its first answer is none. */
function itemsFit(
  field: Field,
  items: readonly Readonly<Record<string, unknown>>[],
  base: SectionDocument,
  today: string
): boolean {
  const parts = field.each?.parts ?? []
  const was = new Map(thingsIn<Item>(base, field.name).map((item) => [item.id, item]))
  const partFits = (item: Readonly<Record<string, unknown>>, name: string): boolean => {
    const part = parts.find((one) => one.name === name)
    const before = was.get(String(item.id))?.[name]
    return part !== undefined && (same(item[name], before) || isTidyAnswer(part, item[name], today))
  }
  return (
    items.length > 0 &&
    items.length <= mostItems &&
    v.is(v.array(v.looseObject({ id })), items) &&
    idsDiffer(items) &&
    items.every((item) => parts.every(({ name, required }) => !required || item[name] !== undefined)) &&
    items.every((item) => Object.keys(item).every((name) => name === 'id' || partFits(item, name)))
  )
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
