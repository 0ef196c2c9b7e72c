import { m } from '#lib/paraglide/messages.js'
import { describeAnswer } from '#lib/record/describe-answer.ts'
import { stepStateWord } from '#lib/record/describe-goal.ts'
import { describeItem, isItems, itemTitle } from '#lib/record/describe-item.ts'
import { describeSection } from '#lib/record/describe-section.ts'
import { slugOf, type Answer, type Each, type Field, type Item, type Told } from '#lib/record/field.ts'
import { goalFields, reasonField } from '#lib/record/goal-fields.ts'
import { goalsIn, type Goal } from '#lib/record/goals.ts'
import type { OwnSection } from '#lib/record/own-record.server.ts'
import { sectionWords } from '#lib/record/section-words.ts'
import {
  homeOf,
  sectionNames,
  sections,
  type SectionDocument,
  type SectionName
} from '#lib/record/sections.ts'
import { words } from '#lib/record/words.ts'
import type { Place } from './rules.ts'

/**
 * Every question of the record and every answer to one, with the page that asks it. For the server. Test:
 * `search-record.test.ts`.
 */
export function listPlaces(own: Readonly<Record<SectionName, OwnSection | null>>): Place[] {
  return sectionNames.flatMap((section) => {
    const { title, forWhat } = sectionWords(section)
    const { document = {}, waiting = null } = own[section] ?? {}
    const asked = section === 'goals' ? goalPlaces(document) : fieldPlaces(section, document)
    const whole = { href: homeOf(section), label: title, answer: undefined, around: forWhat }
    const two = waiting ? [waitingPlace(section, waiting.document)] : []
    return [whole, ...asked, ...two].map((place) => ({ section: title, ...place }))
  })
}

type Asked = Omit<Place, 'section'>

/** Two answers wait for a choice: what is not in force yet is found, too. */
function waitingPlace(section: SectionName, document: SectionDocument): Asked {
  const facts = describeSection(section, document)
  return {
    href: `/me/record/${section}/two-answers`,
    label: m.record_two_waiting(),
    answer: facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    around: ''
  }
}

function fieldPlaces(section: SectionName, document: SectionDocument): Asked[] {
  const { fields, lists = [] } = sections[section]
  const asked = fields.flatMap((field) => {
    const told = document[field.name] as Told | undefined
    const page = `/me/record/${section}/${slugOf(field)}`
    if (!field.each) return [placeOf(`${page}?change`, field, told as Answer | undefined)]
    const items = told !== undefined && isItems(told) ? told : []
    const none = told === undefined || isItems(told) ? undefined : told
    return [
      placeOf(field.each.home ?? page, field, none),
      ...items.flatMap((item) => itemPlaces(field.each!, item, `${page}/${item.id}`))
    ]
  })
  return [...asked, ...lists.flatMap((field) => listPlacesOf(section, field, document))]
}

/** The answers about one thing, each where it is asked, under what the thing is known by. */
function itemPlaces(each: Each, item: Item, home: string): Asked[] {
  const title = m.record_item_part({ label: words(each.one), answer: itemTitle(each, item) })
  return each.parts.flatMap((part) => {
    const answer = item[part.name]
    if (answer === undefined) return []
    const place = placeOf(`${home}/${slugOf(part)}?change`, part, answer)
    return [{ ...place, around: `${title}\n${place.around}` }]
  })
}

/** What is set on a page of the section's own leads there. */
function listPlacesOf(section: SectionName, field: Field, document: SectionDocument): Asked[] {
  const told = document[field.name] as Told | undefined
  const href = field.each?.home ?? homeOf(section)
  const items = told !== undefined && isItems(told) ? told : []
  return items.map((item) => ({
    href,
    label: words(field.label),
    answer: field.each ? describeItem(field.each, item) : undefined,
    around: ''
  }))
}

function goalPlaces(document: SectionDocument): Asked[] {
  const questions = goalFields.map((field) => placeOf('/me/goals', field, undefined))
  return [...questions, ...goalsIn(document).flatMap(ofGoal)]
}

function ofGoal(goal: Goal): Asked[] {
  const home = `/me/goals/${goal.id}`
  const answers = goalFields.flatMap((field) => {
    const answer = (goal as unknown as Readonly<Record<string, Answer | undefined>>)[field.name]
    return answer === undefined ? [] : [placeOf(`${home}/${slugOf(field)}?change`, field, answer)]
  })
  const steps = goal.steps.map(({ id, text, status }) => ({
    href: `${home}/steps/${id}`,
    label: words('record_goal_step'),
    answer: text,
    around: stepStateWord(status)
  }))
  const reason = goal.reason === undefined ? [] : [placeOf(home, reasonField, goal.reason)]
  return [...answers, ...steps, ...reason].map((place) => ({
    ...place,
    around: `${place.around}\n${goal.title}`
  }))
}

function placeOf(href: string, field: Field, answer: Answer | undefined): Asked {
  return {
    href,
    label: words(field.label),
    answer: answer === undefined ? undefined : describeAnswer(field, answer),
    ...(typeof answer === 'string' && { stored: answer }),
    around: wordsAround(field)
  }
}

/** What the page of a question says; for a list, what it asks of each thing, too. */
function wordsAround({ question, hint, choices = [], each }: Field): string {
  const keys = [question, hint, ...choices.map(({ label }) => label)].filter((key) => key !== undefined)
  const parts = (each?.parts ?? []).flatMap((part) => [words(part.label), wordsAround(part)])
  return [...keys.map(words), ...parts].join('\n')
}
