import { m } from '#lib/paraglide/messages.js'
import { fileListsOf } from './copy-fits.ts'
import { describeGoal } from './describe-goal.ts'
import { describeSection, type Fact } from './describe-section.ts'
import { goalsIn, type Goal } from './goals.ts'
import { same } from './merge.ts'
import type { SectionDocument, SectionName } from './sections.ts'
import { isThings } from './things.ts'

/** Where an answer stands in a document: a field, or one thing of a list. */
export interface AnswerPlace {
  readonly field: string
  readonly itemId: string | null
}

/** What one save changed about one answer, in words; undefined for "not yet". Values may hold line breaks. */
export interface ChangedAnswer extends AnswerPlace {
  readonly label: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/**
 * What differs between two documents of a section, answer by answer and thing by thing, in the words of
 * `describeSection`. Of a thing that was there before and after, only the lines that differ. For the server.
 */
export function changedAnswers(
  section: SectionName,
  before: SectionDocument,
  after: SectionDocument
): ChangedAnswer[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return fields
    .filter((field) => !same(before[field], after[field]))
    .flatMap((field) => changesOf(section, field, before[field], after[field]))
}

/** Whether old answers of this field can be brought back: the bytes of a file that was taken out are gone. */
export function comesBack(section: SectionName, field: string): boolean {
  return !fileListsOf(section).includes(field)
}

function changesOf(section: SectionName, field: string, was: unknown, is: unknown): ChangedAnswer[] {
  const [old, now] = [thingsById(was), thingsById(is)]
  const things = [...new Set([...old.keys(), ...now.keys()])].flatMap((itemId) => {
    const [one, other] = [old.get(itemId), now.get(itemId)]
    if (same(one, other)) return []
    const facts = [one, other].map((thing) => thing && factOfThing(section, field, thing))
    return toChange({ field, itemId }, facts[0], facts[1])
  })
  const [plainWas, plainIs] = [old.size > 0 ? undefined : was, now.size > 0 ? undefined : is]
  if (plainWas === undefined && plainIs === undefined) return things
  const facts = [plainWas, plainIs].map((told) =>
    told === undefined ? undefined : describeSection(section, { [field]: told })[0]
  )
  return [...toChange({ field, itemId: null }, facts[0], facts[1]), ...things]
}

function thingsById(told: unknown): ReadonlyMap<string, object> {
  return new Map(isThings(told) ? told.map((thing) => [thing.id, thing]) : [])
}

/** A goal that was put away, too: nobody but its person reads this. */
function factOfThing(section: SectionName, field: string, thing: object): Fact | undefined {
  const document = { [field]: [thing] }
  if (section !== 'goals') return namedFact(describeSection(section, document)[0])
  const goal: Goal | undefined = goalsIn(document)[0]
  return goal && { label: goal.title, value: describeGoal(goal) }
}

/** What a thing is known by stands in its first line. */
function namedFact(fact: Fact | undefined): Fact | undefined {
  if (!fact) return undefined
  const [name = '', ...others] = fact.value.split('\n')
  const label = m.record_item_part({ label: fact.label, answer: name })
  return { label, value: others.length > 0 ? others.join('\n') : name }
}

function toChange(place: AnswerPlace, was: Fact | undefined, is: Fact | undefined): ChangedAnswer[] {
  const label = is?.label ?? was?.label
  if (label === undefined) return [] // a question that is not asked any more
  if (!was || !is) return [{ ...place, label, before: was?.value, after: is?.value }]
  const renamed = was.label !== is.label
  return [
    {
      ...place,
      label,
      before: withoutLines(renamed ? `${was.label}\n${was.value}` : was.value, is.value),
      after: withoutLines(renamed ? `${is.label}\n${is.value}` : is.value, was.value)
    }
  ]
}

/** A single line is never left out: what it changed to stands beside it. */
function withoutLines(text: string, other: string): string | undefined {
  const others = new Set(other.split('\n'))
  const left = text.split('\n').filter((line) => !others.has(line))
  return left.length > 0 ? left.join('\n') : undefined
}
