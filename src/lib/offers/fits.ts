import type { Point } from '#lib/places/rules.ts'
import type { Facet } from './facets.ts'
import type { OfferFilters } from './filters.ts'
import { within } from './near.ts'
import type { DayMoment } from './open-times.ts'
import { openWhen } from './shelf-times.ts'
import type { Shelf } from './shelf.ts'
import type { Fits, Wanted } from './walk-shelf.ts'
import { whenOf } from './when.ts'

/** What somebody asks of the shelf. */
export interface Search {
  readonly shelf: Shelf
  /** What the clock in London says. */
  readonly moment: DayMoment
  readonly filters: OfferFilters
  /** Where miles are measured from; null without a place, or when it is not known. */
  readonly near: (Point & { readonly name: string }) | null
}

/** Everything that was asked for. */
export function wantedOf(search: Search): Wanted {
  const rest = [isOfAge(search), isOpen(search), isNear(search)]
  return { all: facetsAsked(search.filters), none: [], rest: rest.filter((fits) => fits !== null) }
}

function isOfAge({ shelf: { fromAge, toAge }, filters: { age } }: Search): Fits | null {
  if (age === null) return null
  return (number) => fromAge[number]! <= age && age <= toAge[number]! // on the shelf
}

function isOpen({ shelf: { times, timesAt }, filters, moment }: Search): Fits | null {
  const when = whenOf(filters, moment)
  if (when === null) return null
  const isOpen = openWhen(times, when)
  return (number) => isOpen(timesAt[number]!) // as above
}

function isNear({ shelf: { latitude, longitude }, filters: { miles }, near }: Search): Fits | null {
  if (miles === null || near === null) return null
  const isWithin = within(near, miles)
  return (number) => isWithin(latitude[number]!, longitude[number]!) // as above
}

/** Facets that an offer must have all of. */
function facetsAsked(filters: OfferFilters): Facet[] {
  const wanted: readonly (Facet | false | null)[] = [
    filters.pathway,
    filters.kind,
    filters.where,
    filters.place && `for ${filters.place}`,
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
