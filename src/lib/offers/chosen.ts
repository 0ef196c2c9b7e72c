import { m } from '#lib/paraglide/messages.js'
import { noFilters, type OfferFilters } from './filters.ts'
import { pathwayAccent, pathwayWord, whereWord } from './offer-words.ts'
import type { Pathway } from './rules.ts'

/** One thing that somebody chose, in words, and the filters that stay when it is taken away. */
export interface Chosen {
  readonly name: keyof OfferFilters
  readonly word: string
  readonly pathway: { readonly code: Pathway; readonly accent: string } | null
  readonly without: OfferFilters
}

/** What the filters say, in the order of the form. */
export function chosenOf(filters: OfferFilters): Chosen[] {
  const words: Partial<Record<keyof OfferFilters, string | null | false>> = {
    words: filters.words && m.offers_chip_words({ words: filters.words }),
    pathway: filters.pathway && pathwayWord(filters.pathway),
    place: filters.place,
    where: filters.where && whereWord(filters.where),
    noLocalConnection: filters.noLocalConnection && m.offers_chip_ties(),
    beforeRelease: filters.beforeRelease && m.offers_chip_early(),
    fridayAfternoon: filters.fridayAfternoon && m.offers_chip_friday(),
    weekend: filters.weekend && m.offers_chip_weekend()
  }
  return (Object.keys(words) as (keyof OfferFilters)[]).flatMap((name) => {
    const word = words[name]
    if (!word) return []
    const without = { ...filters, [name]: noFilters[name], page: 1 }
    const code = name === 'pathway' ? filters.pathway : null
    return [{ name, word, pathway: code && { code, accent: pathwayAccent(code) }, without }]
  })
}
