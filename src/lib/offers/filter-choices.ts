import { m } from '#lib/paraglide/messages.js'
import { areas } from '#lib/places/areas.ts'
import { accessNeeds } from './access-needs.ts'
import { accessWord, onlyWord, sortWord, wayWord } from './filter-words.ts'
import { noFilters, sorts, ways, writeFilters, type OfferFilters } from './filters.ts'
import { languages } from './languages.ts'
import { mileChoices } from './near.ts'
import { kindWord, pathwayAccent, pathwayWord } from './offer-words.ts'
import { offerKinds, pathways, type Pathway } from './rules.ts'
import { dayChoices, timeChoices } from './when-words.ts'

/** One value that a filter can have, in words. */
export interface Choice {
  readonly value: string
  readonly word: string
}

/** A question of the form: one of some values, a line to type, or a box to tick. Its name is that of the address. */
export type FilterField =
  | {
      readonly ask: 'select'
      readonly name: string
      readonly label: string
      readonly any: string
      readonly options: readonly Choice[]
      readonly value: string
    }
  | {
      readonly ask: 'text'
      readonly name: string
      readonly label: string
      readonly hint: string
      readonly value: string
    }
  | { readonly ask: 'tick'; readonly name: string; readonly label: string; readonly on: boolean }

/** What the form asks, in words and in its order; the browser gets these words and no others. */
export function filterFields(
  filters: OfferFilters,
  { now, person }: { readonly now: number; readonly person: boolean }
): FilterField[] {
  const { miles } = filters
  return [
    select('for', m.offers_for_label(), m.offers_for_any(), words(pathways, pathwayWord), filters.pathway),
    select('kind', m.offers_kind_label(), m.offers_kind_any(), words(offerKinds, kindWord), filters.kind),
    select('place', m.offers_place_label(), m.offers_place_any(), words(areas, String), filters.place),
    {
      ask: 'text',
      name: 'near',
      label: m.offers_near_label(),
      hint: m.offers_near_hint(),
      value: filters.near
    },
    select(
      'miles',
      m.offers_miles_label(),
      m.offers_miles_any(),
      mileChoices.map((value) => ({ value: String(value), word: m.offers_miles({ miles: value }) })),
      miles === null ? null : String(miles)
    ),
    select(
      'day',
      m.offers_when_day_label(),
      m.offers_when_day_any(),
      dayChoices(now, filters.day),
      filters.day
    ),
    select('time', m.offers_when_time_label(), m.offers_when_time_any(), timeChoices(), filters.time),
    select('how', m.offers_how_label(), m.offers_how_any(), words(ways, wayWord), filters.where),
    select(
      'only',
      m.offers_group_label(),
      m.offers_group_any(),
      words(['women', 'men'], onlyWord),
      filters.only
    ),
    {
      ask: 'text',
      name: 'age',
      label: m.offers_age_label(),
      hint: m.offers_age_hint(),
      value: String(filters.age ?? '')
    },
    select('lang', m.offers_lang_label(), m.offers_lang_any(), words(languages, String), filters.language),
    select(
      'access',
      m.offers_access_label(),
      m.offers_access_any(),
      words(accessNeeds, accessWord),
      filters.access
    ),
    { ask: 'tick', name: 'ties', label: m.offers_ties_label(), on: filters.noLocalConnection },
    { ask: 'tick', name: 'early', label: m.offers_early_label(), on: filters.beforeRelease },
    { ask: 'tick', name: 'free', label: m.offers_free_label(), on: filters.free },
    { ask: 'tick', name: 'all', label: m.offers_all_label(), on: filters.rulesNobodyOut },
    select(
      'sort',
      m.offers_sort_label(),
      m.offers_sort_any(),
      words(
        sorts.filter((sort) => person || sort !== 'fit'),
        sortWord
      ),
      filters.sort
    )
  ]
}

/** A part of life, as a way into the list. */
export interface PathwayTile {
  readonly code: Pathway
  readonly word: string
  readonly accent: string
  readonly query: string
}

export function pathwayTiles(): PathwayTile[] {
  return pathways.map((code) => ({
    code,
    word: pathwayWord(code),
    accent: pathwayAccent(code),
    query: writeFilters({ ...noFilters, pathway: code })
  }))
}

function select(
  name: string,
  label: string,
  any: string,
  options: readonly Choice[],
  value: string | null
): FilterField {
  return { ask: 'select', name, label, any, options, value: value ?? '' }
}

function words<T extends string>(values: readonly T[], word: (value: T) => string): Choice[] {
  return values.map((value) => ({ value, word: word(value) }))
}
