import { Refusal } from '#lib/access/refusal.ts'
import { type Each, type Field, type Item } from './field.ts'
import { getQuestion } from './get-question.ts'
import { placeInRow, type RowPlace } from './question-row.ts'
import { findField, type SectionDocument, type SectionName } from './sections.ts'
import { findThing } from './things.ts'

/** A question that asks for a list, and where its list stands. */
export interface ListPlace {
  readonly section: SectionName
  readonly field: Field
  readonly each: Each
  /** The page with the whole list. */
  readonly list: string
  /** The page of their own that shows all of them, when there is one. */
  readonly home: string | undefined
}

/** @throws Refusal `not-found` for a question that asks for no list */
export function getList(name: string, slug: string): ListPlace {
  const { section, field } = getQuestion(name, slug, false)
  if (!field.each) throw new Refusal('not-found')
  const { each } = field
  return { section, field, each, list: `/me/record/${section}/${slug}`, home: each.home }
}

export interface PartPlace extends ListPlace, RowPlace {
  readonly part: Field
}

/** @throws Refusal `not-found` for a part that a thing of this list does not have */
export function getPart(
  name: string,
  slug: string,
  itemId: string,
  partSlug: string,
  changing: boolean
): PartPlace {
  const place = getList(name, slug)
  const { parts } = place.each
  const part = findField(parts, partSlug)
  if (!part) throw new Refusal('not-found')
  const item = `${place.list}/${itemId}`
  // Where all things are shown as one picture, this one is checked by itself first.
  const end = place.home === undefined ? place.list : item
  const row = { fields: parts, home: item, start: place.home ?? place.list, end }
  return { ...place, part, ...placeInRow(row, part, changing) }
}

/** @throws Refusal `not-found` when the document has no such thing */
export function getItem(document: SectionDocument, field: Field, itemId: string): Item {
  const item = findThing<Item>(document, field.name, itemId)
  if (!item) throw new Refusal('not-found')
  return item
}
