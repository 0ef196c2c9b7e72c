import type { Field } from '#lib/record/field.ts'
import { goalFields, reasonField, stepField } from '#lib/record/goal-fields.ts'
import { goalStates, stepStates } from '#lib/record/goals.ts'
import { limits } from '#lib/record/rules.ts'
import { sectionNames, sections, type SectionName } from '#lib/record/sections.ts'
import { words } from '#lib/record/words.ts'

/** A JSON Schema of draft 2020-12, as plain data. */
export type Schema = Readonly<Record<string, unknown>>

export const recordFormat = 'waymark-record-1'

/**
 * Describes `record.json`, made from the sections themselves, so that a new question is in it by itself. A copy
 * stands in `docs/record.schema.json`. Test: `record-schema.test.ts`.
 */
export function recordSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:waymark:record:1',
    title: 'A person’s own record, taken away from Waymark',
    ...object({
      format: { const: recordFormat },
      madeAt: instant,
      sections: object(Object.fromEntries(sectionNames.map((name) => [name, sectionSchema(name)])))
    }),
    $defs: {
      day: { type: 'string', format: 'date', description: 'A day, as in 2026-06-02.' },
      id: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' },
      ratherNotSay: { title: 'I would rather not say', ...object({ ratherNotSay: { const: true } }) },
      none: { title: 'I have none', ...object({ none: { const: true } }) },
      ownWords: { title: 'In my own words', ...object({ ownWords: { type: 'string' } }) },
      ...Object.fromEntries(sectionNames.map((name) => [name, answersOf(name)]))
    }
  }
}

const instant = { type: 'string', format: 'date-time' }
const version = { type: 'integer', minimum: 1 }

function sectionSchema(section: SectionName): Schema {
  const { title, forWhat } = sections[section]
  const told = object({ version, at: instant, answers: ref(section) })
  const all = {
    ownYes: { description: 'When a yes to this section was said.', ...instant },
    inForce: { anyOf: [{ type: 'null' }, told] },
    waiting: { description: 'A second answer that waits for a choice.', ...list(told) }
  }
  const { ownYes: _, ...always } = all
  return {
    title: words(title),
    description: words(forWhat),
    anyOf: [{ type: 'null', description: 'Nothing was told.' }, object(all, Object.keys(always))]
  }
}

function answersOf(section: SectionName): Schema {
  const { fields, lists = [] } = sections[section]
  return section === 'goals' ? goalsSchema() : answersSchema([...fields, ...lists])
}

/** A question that was left out, or is not asked any more, is neither required nor forbidden. */
function answersSchema(fields: readonly Field[]): Schema {
  const properties = Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)]))
  return { type: 'object', properties }
}

function fieldSchema(field: Field): Schema {
  const about = { title: words(field.label), description: words(field.question) }
  const answers: Schema[] = [plainAnswer(field)]
  if (field.ownWords) answers.push(ref('ownWords'))
  if (field.noneWords) answers.push(ref('none'))
  if (field.mayDecline) answers.push(ref('ratherNotSay'))
  return answers.length === 1 ? { ...about, ...answers[0] } : { ...about, anyOf: answers }
}

function plainAnswer(field: Field): Schema {
  switch (field.input) {
    case 'text':
      return { type: 'string', maxLength: limits.text }
    case 'long-text':
      return { type: 'string', maxLength: limits.longText }
    case 'date':
      return ref('day')
    case 'one-of':
      return choiceSchema(field)
    case 'some-of':
      return { type: 'array', items: choiceSchema(field), minItems: 1, uniqueItems: true }
    case 'items':
      return { type: 'array', minItems: 1, items: itemSchema(field) }
  }
}

function choiceSchema({ choices = [] }: Field): Schema {
  return { oneOf: choices.map(({ value, label }) => ({ const: value, title: words(label) })) }
}

function itemSchema({ each }: Field): Schema {
  const parts = each?.parts ?? []
  // A badge's own part is described by its standard (Open Badges 3.0).
  return {
    type: 'object',
    properties: { id: ref('id'), ...(answersSchema(parts).properties as object) },
    required: ['id', ...parts.filter(({ required }) => required).map(({ name }) => name)]
  }
}

function goalsSchema(): Schema {
  const of = (name: string) => fieldSchema(goalFields.find((field) => field.name === name)!) // goal-fields.ts
  const step = object({ id: ref('id'), text: fieldSchema(stepField), status: { enum: stepStates } })
  const goal = object(
    {
      id: ref('id'),
      title: of('title'),
      pathway: of('pathway'),
      why: of('why'),
      steps: list(step),
      targetDate: of('targetDate'),
      status: { enum: goalStates },
      reason: fieldSchema(reasonField)
    },
    ['id', 'title', 'steps', 'status']
  )
  return { type: 'object', properties: { goals: list({ ...goal, additionalProperties: true }) } }
}

function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` }
}

function list(items: Schema): Schema {
  return { type: 'array', items }
}

function object(properties: Record<string, Schema>, required = Object.keys(properties)): Schema {
  return { type: 'object', properties, required, additionalProperties: false }
}
