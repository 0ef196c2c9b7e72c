import { squareOfMiles, type Point } from '#lib/places/rules.ts'
import type { Facet } from './facets.ts'
import type { OfferFilters } from './filters.ts'
import { squaresFrom } from './near.ts'
import type { DayMoment } from './open-times.ts'
import { openWhen } from './shelf-times.ts'
import type { Shelf } from './shelf.ts'
import type { Narrow, Wanted } from './walk-shelf.ts'
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
  const rest = [keepOfAge(search), keepOpen(search), keepNear(search)]
  return { all: facetsAsked(search.filters), none: [], rest: rest.filter((keep) => keep !== null) }
}

function keepOfAge({ shelf: { fromAge, toAge }, filters: { age } }: Search): Narrow | null {
  if (age === null) return null
  return (numbers, count) => {
    let kept = 0
    for (let i = 0; i < count; i++) {
      const number = numbers[i]! // within the count, and on the shelf
      if (fromAge[number]! <= age && age <= toAge[number]!) numbers[kept++] = number
    }
    return kept
  }
}

function keepOpen({ shelf: { times, timesAt }, filters, moment }: Search): Narrow | null {
  const when = whenOf(filters, moment)
  if (when === null) return null
  const open = openWhen(times, when)
  return (numbers, count) => {
    let kept = 0
    for (let i = 0; i < count; i++) {
      const number = numbers[i]! // as above
      if (open[timesAt[number]!] === 1) numbers[kept++] = number
    }
    return kept
  }
}

function keepNear({ shelf: { points }, filters: { miles }, near }: Search): Narrow | null {
  if (miles === null || near === null) return null
  const most = squareOfMiles(miles)
  return (numbers, count) => {
    const squares = squaresFrom(near, points, numbers.subarray(0, count))
    let kept = 0
    for (let i = 0; i < count; i++) {
      if (squares[i]! <= most) numbers[kept++] = numbers[i]! // within the count
    }
    return kept
  }
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
