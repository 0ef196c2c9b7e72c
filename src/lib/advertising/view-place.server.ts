import { mapOfOffer, type OfferMapView } from '#lib/offers/map-of-offer.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { searchPlaces, type GazetteerPlace, type PlaceKind } from '#lib/places/rules.ts'
import type { OfferDoc } from './doc.ts'

/** What the form of the place shows. */
export interface PlaceView {
  /** What is known, in words; null when nothing is. */
  readonly known: string | null
  readonly map: OfferMapView | null
  /** The street is neither asked for nor kept. */
  readonly hidden: boolean
  readonly address: string
}

export function viewPlace(doc: OfferDoc): PlaceView {
  const { town, postcode, hiddenPlace } = doc
  return {
    known: town && (postcode ? m.org_offers_place_with_postcode({ town, postcode }) : town),
    map: mapOfOffer(doc),
    hidden: hiddenPlace,
    address: doc.address ?? ''
  }
}

/** A place that somebody could mean. */
export interface FoundPlace {
  readonly id: string
  readonly words: string
}

const most = 8

const kindWords: Record<PlaceKind, () => string> = {
  town: m.org_offers_place_town,
  'rail-station': m.org_offers_place_station,
  'council-office': m.org_offers_place_council,
  prison: m.org_offers_place_prison,
  jobcentre: m.org_offers_place_jobcentre,
  hospital: m.org_offers_place_hospital,
  'probation-office': m.org_offers_place_probation,
  'drop-in-town': m.org_offers_place_town
}

/** Places of the gazetteer whose name begins so. */
export function findPlaces(text: string): FoundPlace[] {
  return searchPlaces(text.slice(0, 80), most).map((place: GazetteerPlace) => ({
    id: place.id,
    words: m.org_offers_place_found({
      name: place.name,
      kind: kindWords[place.kind](),
      district: place.district
    })
  }))
}
