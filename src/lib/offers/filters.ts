import type { Area } from '#lib/places/areas.ts'
import type { AccessNeed } from './access-needs.ts'
import type { Language } from './languages.ts'
import type { Miles } from './near.ts'
import type { OfferKind, Pathway, Where } from './rules.ts'
import type { WhenFilter } from './when.ts'

export const longestSearch = 80 // characters
export const longestPlace = 40 // characters

/** A place where help is had; or by phone or online, both of which need no way there. */
export const ways = ['in-person', 'remote', 'phone', 'online', 'in-prison', 'at-the-gate'] as const
export type WayFilter = Where | 'remote'

export const sorts = ['near', 'soon', 'fit'] as const
export type Sort = (typeof sorts)[number]

/**
 * What somebody asked the public list for. Nothing of it is about the person who asks but what they typed: so
 * an address with it can be shown to anybody. No offence is a filter: the one about rules is "rules nobody out".
 */
export interface OfferFilters extends WhenFilter {
  /** As typed, cut to 80 characters; empty for no search. */
  readonly words: string
  readonly pathway: Pathway | null
  readonly kind: OfferKind | null
  /** Where somebody will be: what is there, and what serves it from elsewhere. */
  readonly place: Area | null
  /** A town or a postcode as typed, to measure miles from; empty for none. */
  readonly near: string
  readonly miles: Miles | null
  readonly where: WayFilter | null
  readonly noLocalConnection: boolean
  readonly beforeRelease: boolean
  /** Only what is for women, or for men, alone. */
  readonly only: 'women' | 'men' | null
  /** In years: what takes somebody of this age. */
  readonly age: number | null
  readonly language: Language | null
  readonly access: AccessNeed | null
  readonly free: boolean
  readonly rulesNobodyOut: boolean
  /** Null: what was confirmed last, or the words of the title, first. */
  readonly sort: Sort | null
  /** From 1. */
  readonly page: number
}

export const noFilters: OfferFilters = {
  words: '',
  pathway: null,
  kind: null,
  place: null,
  near: '',
  miles: null,
  day: null,
  time: null,
  where: null,
  noLocalConnection: false,
  beforeRelease: false,
  only: null,
  age: null,
  language: null,
  access: null,
  free: false,
  rulesNobodyOut: false,
  sort: null,
  page: 1
}

/** The query of a link to the list, without a leading "?"; `readFilters` (`inputs.ts`) reads it again. */
export function writeFilters(filters: OfferFilters): string {
  const search = new URLSearchParams()
  const set = (name: string, value: string | number | null | false) =>
    value && search.set(name, String(value))
  set('q', filters.words)
  set('for', filters.pathway)
  set('kind', filters.kind)
  set('place', filters.place)
  set('near', filters.near)
  set('miles', filters.miles)
  set('day', filters.day)
  set('time', filters.time)
  set('how', filters.where)
  set('ties', filters.noLocalConnection && 'yes')
  set('early', filters.beforeRelease && 'yes')
  set('only', filters.only)
  set('age', filters.age)
  set('lang', filters.language)
  set('access', filters.access)
  set('free', filters.free && 'yes')
  set('all', filters.rulesNobodyOut && 'yes')
  set('sort', filters.sort)
  set('page', filters.page > 1 && filters.page)
  return search.toString()
}
