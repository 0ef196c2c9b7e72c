import type { SectionDocument } from './sections.ts'

/**
 * Lists of things in a document, each with an id of its own: goals, jobs, children. Two pages that change
 * different things, or different answers of one, both count (`merge.ts`). Pure.
 */
export interface Thing {
  readonly id: string
}

/** In the order in which they were added; none while the field holds something else, or nothing. */
export function thingsIn<One extends Thing>(document: SectionDocument, list: string): readonly One[] {
  const told = document[list]
  return isThings(told) ? (told as readonly One[]) : []
}

export function findThing<One extends Thing>(
  document: SectionDocument,
  list: string,
  id: string
): One | null {
  return thingsIn<One>(document, list).find((one) => one.id === id) ?? null
}

/** The document with this thing changed; one that is not there stays away. */
export function withThing<One extends Thing>(
  document: SectionDocument,
  list: string,
  id: string,
  change: (one: One) => One
): SectionDocument {
  const things = thingsIn<One>(document, list)
  return { ...document, [list]: things.map((one) => (one.id === id ? change(one) : one)) }
}

/** The document with this thing at the end of the list. */
export function withNewThing<One extends Thing>(
  document: SectionDocument,
  list: string,
  one: One
): SectionDocument {
  return { ...document, [list]: [...thingsIn(document, list), one] }
}

/** The document without this thing. The last one leaves no empty list: the question is "not yet" again. */
export function withoutThing(document: SectionDocument, list: string, id: string): SectionDocument {
  const { [list]: _, ...others } = document
  const left = thingsIn(document, list).filter((one) => one.id !== id)
  return left.length > 0 ? { ...others, [list]: left } : others
}

export function isThings(told: unknown): told is readonly (Thing & Readonly<Record<string, unknown>>)[] {
  return Array.isArray(told) && told.every((one) => typeof one?.id === 'string')
}

export function idsDiffer(things: readonly Thing[]): boolean {
  return new Set(things.map(({ id }) => id)).size === things.length
}
