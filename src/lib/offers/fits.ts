import { bitsOf, type Facet } from './facets.ts'
import type { OfferFilters } from './filters.ts'
import { mayBeWithin, milesFrom } from './near.ts'
import { isOpenWhen } from './when.ts'
import { whenOf } from './when.ts'
import type { DayMoment, OpenTimes } from './open-times.ts'
import type { Point } from '#lib/places/rules.ts'
import type { Shelf, Shelved } from './shelf.server.ts'

/** What somebody asks of the shelf. */
export interface Search {
  readonly shelf: Shelf
  /** What the clock in London says. */
  readonly moment: DayMoment
  readonly filters: OfferFilters
  /** Where miles are measured from; null without a place, or when it is not known. */
  readonly near: (Point & { readonly name: string }) | null
}

/** Whether an offer fits; its facets stand at `bitsAt` of the shelf's. */
export type Fits = (offer: Shelved, bitsAt: number) => boolean

/** Everything that was asked for, as one question to one offer: the cheapest part of it first. */
export function fitting({ shelf: { facets }, moment, filters, near }: Search): Fits {
  const [all0 = 0, all1 = 0, all2 = 0] = bitsOf(wantedFacets(filters))
  const [remote = 0] = bitsOf(['phone', 'online'])
  const isRemote = filters.where === 'remote'
  const when = whenOf(filters, moment)
  const open = new Map<OpenTimes, boolean>()
  const { age, miles } = filters
  return (one, at) => {
    const [bits0, bits1, bits2] = [facets[at]!, facets[at + 1]!, facets[at + 2]!] // of a number on the shelf
    if ((bits0 & all0) !== all0 || (bits1 & all1) !== all1 || (bits2 & all2) !== all2) return false
    if (isRemote && (bits0 & remote) === 0) return false
    if (age !== null && ((one.minimumAge ?? age) > age || (one.maximumAge ?? age) < age)) return false
    if (when !== null) {
      let isOpen = open.get(one.times)
      if (isOpen === undefined) open.set(one.times, (isOpen = isOpenWhen(one.times, when)))
      if (!isOpen) return false
    }
    if (miles === null || near === null) return true
    return mayBeWithin(near, one.latitude, miles) && milesFrom(near, one) <= miles
  }
}

/** Facets that an offer must have all of. */
function wantedFacets(filters: OfferFilters): Facet[] {
  const wanted: readonly (Facet | false | null)[] = [
    filters.pathway,
    filters.kind,
    filters.where === 'remote' ? null : filters.where,
    filters.place && `in ${filters.place}`,
    filters.noLocalConnection && 'no-ties',
    filters.beforeRelease && 'before-release',
    filters.only && `only-${filters.only}`,
    filters.language && `speaks ${filters.language}`,
    filters.access && `access ${filters.access}`,
    filters.free && 'free',
    filters.rulesNobodyOut && 'rules-nobody-out'
  ]
  return wanted.filter((facet) => facet !== false && facet !== null)
}
