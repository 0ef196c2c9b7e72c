import { pathwayAccent, pathwayWord, whereWord } from './offer-words.ts'
import { areas, type Area } from '#lib/places/areas.ts'
import { pathways, wheres, type Pathway, type Where } from './rules.ts'

/** One value that a filter can have, in words. */
export interface Choice<T extends string> {
  readonly value: T
  readonly word: string
}

/** Everything that the filters of the list can be set to, in the order of the page. */
export interface FilterChoices {
  readonly pathways: readonly (Choice<Pathway> & { readonly accent: string })[]
  readonly places: readonly Area[]
  readonly wheres: readonly Choice<Where>[]
}

export function filterChoices(): FilterChoices {
  return {
    pathways: pathways.map((value) => ({ value, word: pathwayWord(value), accent: pathwayAccent(value) })),
    places: areas,
    wheres: wheres.map((value) => ({ value, word: whereWord(value) }))
  }
}
