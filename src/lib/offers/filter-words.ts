import { m } from '#lib/paraglide/messages.js'
import type { AccessNeed } from './access-needs.ts'
import type { Sort, WayFilter } from './filters.ts'
import { whereWord } from './offer-words.ts'

/** Values of filters in words, as they stand in the form and on what was chosen. */

const accessWords: Record<AccessNeed, () => string> = {
  'step-free': m.offers_access_step_free,
  hearing: m.offers_access_hearing,
  reading: m.offers_access_reading,
  interpreter: m.offers_access_interpreter
}
export const accessWord = (need: AccessNeed): string => accessWords[need]()

export const wayWord = (way: WayFilter): string => (way === 'remote' ? m.offers_way_remote() : whereWord(way))

export const onlyWord = (only: 'women' | 'men'): string =>
  only === 'women' ? m.offers_group_women() : m.offers_group_men()

const sortWords: Record<Sort, () => string> = {
  near: m.offers_sort_near,
  soon: m.offers_sort_soon,
  fit: m.offers_sort_fit
}
export const sortWord = (sort: Sort): string => sortWords[sort]()
