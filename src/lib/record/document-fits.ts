import * as v from 'valibot'
import { Refusal } from '#lib/access/refusal.ts'
import { pathways } from '#lib/offers/rules.ts'
import { badgePart, isCheckedBadge } from './checked-badge.ts'
import { isRealDay } from './checks.ts'
import { reasonField } from './goal-fields.ts'
import { goalStates, limitsOfGoals, stepStates } from './goals.ts'
import { same } from './merge.ts'
import { checkAnswer, isBlank, limits, mostItems, tidy } from './rules.ts'
import type { Each, Field, Item } from './field.ts'
import { sections, type SectionDocument, type SectionName } from './sections.ts'
import { idsDiffer, isThings, thingsIn } from './things.ts'

/**
 * Refuses a document whose changes do not fit the section. What was stored before and did not change is
 * not judged again: a rule that became stricter must not stop somebody from saving something else. What a
 * check of a badge said (`checked-badge.ts`) is nothing that anybody may say, nor bring along in a copy. Test:
 * `badges/take-in-badge.test.ts`.
 *
 * @param known documents that were told before; the stored one that the change was made from comes first
 * @param today ISO date in Europe/London
 * @param mayCheck whether this is the save of what checked a badge
 * @throws Refusal `bad-input`
 */
export function ensureChangesFit(
  section: SectionName,
  known: readonly SectionDocument[],
  mine: SectionDocument,
  today: string,
  mayCheck = false
): void {
  const { fields, lists = [] } = sections[section]
  const carriesBadges = (name: string) => fields.some((one) => one.name === name && one.each?.badges)
  const changed = Object.keys(mine).filter((name) => {
    const stood = carriesBadges(name) ? known.slice(0, 1) : known
    return !stood.some((was) => same(mine[name], was[name]))
  })
  const judging = { known, today, mayCheck }
  const fits = section === 'goals' ? goalsFit(today) : answersFit([...fields, ...lists], judging)
  if (!changed.every((name) => fits(name, mine[name]))) throw new Refusal('bad-input')
}

interface Judging {
  readonly known: readonly SectionDocument[]
  readonly today: string
  readonly mayCheck: boolean
}

function answersFit(fields: readonly Field[], judging: Judging) {
  return (name: string, told: unknown): boolean => {
    const field = fields.find((one) => one.name === name)
    if (!field) return false
    if (field.each && isThings(told)) return itemsFit(field, field.each, told, judging)
    return isTidyAnswer(field, told, judging.today)
  }
}

/** Each new answer of each thing fits its part; a thing without its first answer is none. */
function itemsFit(
  { name: list }: Field,
  { parts, most = mostItems, badges }: Each,
  items: readonly Readonly<Record<string, unknown>>[],
  { known, today, mayCheck }: Judging
): boolean {
  const was = known.map((one) => new Map(thingsIn<Item>(one, list).map((item) => [item.id, item])))
  const stood = (item: Readonly<Record<string, unknown>>, name: string, among = was) =>
    among.some((one) => same(item[name], one.get(String(item.id))?.[name]))
  const partFits = (item: Readonly<Record<string, unknown>>, name: string): boolean => {
    if (name === badgePart) {
      // What a copy from elsewhere says was not checked here.
      return (
        badges === true && (stood(item, name, was.slice(0, 1)) || (mayCheck && isCheckedBadge(item[name])))
      )
    }
    const part = parts.find((one) => one.name === name)
    return part !== undefined && (stood(item, name) || isTidyAnswer(part, item[name], today))
  }
  return (
    items.length > 0 &&
    items.length <= most &&
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
  notes: v.optional(words(limits.longText)),
  helper: v.optional(words(limits.text)),
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
