import { m } from '#lib/paraglide/messages.js'
import { placeCredits } from '#lib/places/credits.ts'
import { drawMap, type Near } from '#lib/places/draw-map.ts'
import type { OfferPage } from './find-offer.server.ts'

/** A small map with the same in words, and who is to be named for it. */
export interface OfferMapView {
  /** Markup of ours, with names of the gazetteer alone. */
  readonly svg: string
  readonly near: readonly string[]
  readonly credits: readonly string[]
}

/** Null for a hidden place, one without a point, and a service without a place. */
export function mapOfOffer(
  offer: Pick<OfferPage, 'hiddenPlace' | 'latitude' | 'longitude' | 'town'>
): OfferMapView | null {
  const { hiddenPlace, latitude, longitude, town } = offer
  if (hiddenPlace || town === null || latitude === null || longitude === null) return null
  const { svg, near } = drawMap({ latitude, longitude }, milesWords)
  return {
    svg,
    near: near.map(nearWords),
    credits: placeCredits
  }
}

/** "half a mile", "2 miles": whole ones, and halves below two. */
export function milesWords(miles: number): string {
  const step = miles < 1.75 ? 0.5 : 1
  const rounded = Math.max(step, Math.round(miles / step) * step)
  if (rounded === 0.5) return m.offers_map_half()
  return rounded === 1 ? m.offers_map_mile() : m.offers_map_miles({ miles: rounded })
}

/** A point may be that of a postcode district, so nothing nearer than a quarter of a mile is counted out. */
function nearWords({ name: place, kind, miles: distance }: Near): string {
  const isTown = kind === 'town'
  if (distance < 0.25)
    return isTown ? m.offers_map_near_town({ place }) : m.offers_map_near_station({ place })
  const miles = milesWords(distance)
  return isTown ? m.offers_map_town({ miles, place }) : m.offers_map_station({ miles, place })
}
