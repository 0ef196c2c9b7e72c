import type { Pathway } from '#lib/offers/rules.ts'
import type { Answer, Item } from '#lib/record/field.ts'
import type { SectionDocument } from '#lib/record/sections.ts'
import { thingsIn } from '#lib/record/things.ts'
import { ratingFields } from '#lib/record/wheel-fields.ts'

/** From 0 to 4, in the order of the choices. */
export const levels = ['NOT_STARTED', 'HARD', 'GETTING_THERE', 'MOSTLY_OK', 'SORTED'] as const
export const mostLevel = levels.length - 1

/** One part of life on one day. */
export interface Rating {
  readonly pathway: Pathway
  /** 0 to 4; undefined for "not yet", "not for me" and "rather not say". */
  readonly level: number | undefined
  /** Undefined for "not yet". */
  readonly answer: Answer | undefined
}

/** How somebody saw all seven parts of their life on one day. */
export interface Look {
  readonly id: string
  /** ISO date. */
  readonly day: string
  /** In the order of the wheel. */
  readonly ratings: readonly Rating[]
  readonly with: Answer | undefined
  readonly note: Answer | undefined
}

/** All looks, the oldest day first; of one day in the order in which they were added. */
export function looksIn(document: SectionDocument): readonly Look[] {
  return thingsIn<Item>(document, 'looks')
    .map(lookOf)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** The look that is shown, and an earlier one beside it. */
export interface Shown {
  readonly now: Look
  readonly earlier: Look | undefined
}

/**
 * The two looks that somebody chose, the later day as `now`. Ids of no look are left out: without any it is the newest day,
 * beside the one before it. One id twice, or one alone, is that day by itself.
 */
export function chooseLooks(looks: readonly Look[], chosen: readonly string[]): Shown | undefined {
  const picked = looks.filter(({ id }) => chosen.includes(id))
  const [now, earlier] = (picked.length > 0 ? picked : looks).toReversed()
  return now && { now, earlier }
}

function lookOf(item: Item): Look {
  return {
    id: item.id,
    day: String(item.day),
    ratings: ratingFields.map(({ name, pathway }) => ({
      pathway,
      level: levelOf(item[name]),
      answer: item[name]
    })),
    with: item.with,
    note: item.note
  }
}

function levelOf(answer: Answer | undefined): number | undefined {
  const level = (levels as readonly unknown[]).indexOf(answer)
  return level < 0 ? undefined : level
}
