import { m } from '#lib/paraglide/messages.js'
import { accessWord, onlyWord, wayWord } from './filter-words.ts'
import { noFilters, writeFilters, type OfferFilters } from './filters.ts'
import { kindWord, pathwayAccent, pathwayWord } from './offer-words.ts'
import type { Pathway } from './rules.ts'
import { whenWords } from './when-words.ts'

/** One thing that somebody chose, in words, and the list without it. */
export interface Chosen {
  readonly name: string
  readonly word: string
  readonly pathway: { readonly code: Pathway; readonly accent: string } | null
  /** The query of the list that stays when it is taken away. */
  readonly without: string
}

type Name = keyof OfferFilters

/**
 * What the filters say, in the order of the form.
 *
 * @param now ms UTC
 */
export function chosenOf(filters: OfferFilters, now: number): Chosen[] {
  const { pathway, near, miles, age, access } = filters
  const chosen: readonly (readonly [names: readonly Name[], word: string | false | null])[] = [
    [['words'], filters.words && m.offers_chip_words({ words: filters.words })],
    [['pathway'], pathway && pathwayWord(pathway)],
    [['kind'], filters.kind && kindWord(filters.kind)],
    [['place'], filters.place],
    [['near', 'miles'], near !== '' && m.offers_chip_near({ place: near })],
    [['miles'], miles !== null && m.offers_chip_miles({ miles })],
    [['day', 'time'], whenWords(filters, now)],
    [['where'], filters.where && wayWord(filters.where)],
    [['noLocalConnection'], filters.noLocalConnection && m.offers_chip_ties()],
    [['beforeRelease'], filters.beforeRelease && m.offers_chip_early()],
    [['only'], filters.only && onlyWord(filters.only)],
    [['age'], age !== null && m.offers_chip_age({ age })],
    [['language'], filters.language],
    [['access'], access && accessWord(access)],
    [['free'], filters.free && m.offers_chip_free()],
    [['rulesNobodyOut'], filters.rulesNobodyOut && m.offers_chip_all()]
  ]
  return chosen.flatMap(([names, word]) => {
    if (!word) return []
    const gone = Object.fromEntries(names.map((name) => [name, noFilters[name]]))
    return [
      {
        name: names[0]!, // each has one
        word,
        pathway: names[0] === 'pathway' && pathway ? { code: pathway, accent: pathwayAccent(pathway) } : null,
        without: writeFilters({ ...filters, ...gone, page: 1 })
      }
    ]
  })
}
