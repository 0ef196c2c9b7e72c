import { Refusal } from '#lib/access/refusal.ts'
import { badgePart } from './checked-badge.ts'
import { isRealDay } from './checks.ts'
import { ensureChangesFit } from './document-fits.ts'
import type { Field } from './field.ts'
import { sections, type SectionDocument, type SectionName } from './sections.ts'
import { isThings } from './things.ts'

/**
 * Whether a section of a copy is one that could have been told here. A day that lay ahead when it was told may
 * have passed since. Pure. Test: `copy-fits.test.ts`.
 *
 * @param today ISO date in Europe/London
 */
export function copyFits(section: SectionName, document: SectionDocument, today: string): boolean {
  try {
    ensureChangesFit(section, [{}], asIfToday(section, document, today), today)
    return true
  } catch (cause) {
    if (cause instanceof Refusal) return false
    throw cause
  }
}

/** What a check of a badge said elsewhere was not said here: the badge itself comes in, and is checked anew. */
export function withoutChecks(section: SectionName, document: SectionDocument): SectionDocument {
  const lists = fieldsOf(section).filter(({ each }) => each?.badges)
  return lists.reduce<SectionDocument>((all, { name }) => {
    const things = all[name]
    if (!isThings(things)) return all
    return { ...all, [name]: things.map(({ [badgePart]: _, ...thing }) => thing) }
  }, document)
}

/** The lists of a section whose things are files. */
export function fileListsOf(section: SectionName): readonly string[] {
  return fieldsOf(section)
    .filter(({ each }) => each?.files)
    .map(({ name }) => name)
}

function fieldsOf(section: SectionName): readonly Field[] {
  const { fields, lists = [] } = sections[section]
  return [...fields, ...lists]
}

function asIfToday(section: SectionName, document: SectionDocument, today: string): SectionDocument {
  const told = fieldsOf(section).flatMap((field) => {
    const answer = document[field.name]
    return answer === undefined ? [] : [[field.name, moved(field, answer, today)] as const]
  })
  return { ...document, ...Object.fromEntries(told) }
}

function moved(field: Field, answer: unknown, today: string): unknown {
  if (field.each && isThings(answer)) {
    const parts = field.each.parts
    return answer.map((thing) => ({
      ...thing,
      ...Object.fromEntries(
        parts
          .filter(({ name }) => thing[name] !== undefined)
          .map((part) => [part.name, moved(part, thing[part.name], today)])
      )
    }))
  }
  const isPast = typeof answer === 'string' && isRealDay(answer) && answer >= '1900-01-01' && answer < today
  return field.check === 'day-ahead' && isPast ? today : answer
}
