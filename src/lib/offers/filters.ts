import type { Area } from '#lib/places/areas.ts'
import type { Pathway, Where } from './rules.ts'

export const longestSearch = 80 // characters

/** What somebody asked the public list for. */
export interface OfferFilters {
  /** As typed, cut to 80 characters; empty for no search. */
  readonly words: string
  readonly pathway: Pathway | null
  readonly place: Area | null
  readonly where: Where | null
  readonly noLocalConnection: boolean
  readonly beforeRelease: boolean
  readonly fridayAfternoon: boolean
  readonly weekend: boolean
  /** From 1. */
  readonly page: number
}

export const noFilters: OfferFilters = {
  words: '',
  pathway: null,
  place: null,
  where: null,
  noLocalConnection: false,
  beforeRelease: false,
  fridayAfternoon: false,
  weekend: false,
  page: 1
}

/** The query of a link to the list, without a leading "?"; `readFilters` (`inputs.ts`) reads it again. */
export function writeFilters(filters: OfferFilters): string {
  const search = new URLSearchParams()
  const set = (name: string, value: string | null | false) => value && search.set(name, value)
  set('q', filters.words)
  set('for', filters.pathway)
  set('place', filters.place)
  set('how', filters.where)
  set('ties', filters.noLocalConnection && 'yes')
  set('early', filters.beforeRelease && 'yes')
  set('friday', filters.fridayAfternoon && 'yes')
  set('weekend', filters.weekend && 'yes')
  set('page', filters.page > 1 && String(filters.page))
  return search.toString()
}
