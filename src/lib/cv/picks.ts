import type { Item } from '#lib/record/field.ts'
import { mostItems, tidy } from '#lib/record/rules.ts'
import type { SectionDocument } from '#lib/record/sections.ts'
import { thingsIn } from '#lib/record/things.ts'
import type { CvList } from './cv.ts'

/** Something that a CV may show. */
export interface Pick {
  readonly id: string
  readonly show: boolean
}

export const pickMoves = ['show', 'hide', 'up', 'down'] as const
export type PickMove = (typeof pickMoves)[number]

/** What shows when nobody said: all but the story, which is for other eyes. */
const showsAtFirst = (list: CvList): boolean => list !== 'snippets'

/**
 * What there is to show, in the order that the person chose; what they never chose about comes last. What is
 * gone from the record is gone from here.
 */
export function picksOf(document: SectionDocument, list: CvList, ids: readonly string[]): Pick[] {
  const chosen = thingsIn<Item>(document, list)
    .filter(({ id }) => ids.includes(id))
    .map(({ id, show }) => ({ id, show: show === 'YES' }))
  const others = ids.filter((id) => !chosen.some((pick) => pick.id === id))
  return [...chosen, ...others.map((id) => ({ id, show: showsAtFirst(list) }))]
}

/** Something there is to show, and what it is called. */
export interface Pickable {
  readonly id: string
  readonly words: string
}

/** The document with one of these shown, left out, or moved by one place. An id that is none of them changes nothing. */
export function withPick(
  document: SectionDocument,
  list: CvList,
  things: readonly Pickable[],
  id: string,
  move: PickMove
): SectionDocument {
  const ids = things.map((thing) => thing.id)
  const picks = picksOf(document, list, ids)
  const at = picks.findIndex((pick) => pick.id === id)
  if (at < 0) return document
  if (move === 'show' || move === 'hide') picks[at] = { id, show: move === 'show' }
  else swap(picks, at, move === 'up' ? at - 1 : at + 1)
  const names = new Map(things.map((thing) => [thing.id, nameOf(thing.words)]))
  const kept = picks.slice(0, mostItems).map((pick) => ({
    id: pick.id,
    what: names.get(pick.id) ?? '',
    show: pick.show ? 'YES' : 'NO'
  }))
  return { ...document, [list]: kept }
}

/** The first words of it. */
function nameOf(words: string): string {
  const letters = [...tidy(words)]
  return letters.length <= 80 ? letters.join('') : tidy(`${letters.slice(0, 79).join('')}…`)
}

function swap(picks: Pick[], from: number, to: number): void {
  const [one, other] = [picks[from], picks[to]]
  if (!one || !other) return
  picks[from] = other
  picks[to] = one
}
