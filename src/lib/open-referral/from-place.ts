import type { OfferDoc } from '#lib/advertising/doc.ts'
import { longest } from '#lib/advertising/inputs.ts'
import { nearest, readPoint } from '#lib/advertising/place.ts'
import { areas } from '#lib/places/areas.ts'
import { findTown, placeOfPostcode, tidyPostcode } from '#lib/places/rules.ts'
import type { NoteCode } from './notes.ts'
import { line, plainOf } from './plain.ts'
import { asRaw, field, numberOf, rawList, textOf, type Raw } from './raw.ts'
import { isForeign } from './waymark-facts.ts'

type Take = (code: NoteCode, part: string) => void

/** Where it is, from its first location with a street or a point, and which of our areas it serves. */
export function readPlace(service: Raw, note: Take): Partial<OfferDoc> {
  const all = rawList(service, 'service_at_locations')
    .map((link) => asRaw(field(link, 'location')))
    .filter((location) => location !== null)
  const isVirtual = (location: Raw) => textOf(location, 'location_type') === 'virtual'
  const places = all.filter((location) => !isVirtual(location))
  const location = places.find((one) => rawList(one, 'addresses').length > 0) ?? places[0] ?? null
  if (places.length > 1) note('places', String(places.length))
  return {
    ...(location && placeOf(location, note, isForeign(service))),
    ...(all.length > 0 && {
      where: [
        ...(location ? (['in-person'] as const) : []),
        ...(all.some(isVirtual) ? (['online'] as const) : [])
      ]
    }),
    ...readAreas(service, note)
  }
}

function placeOf(location: Raw, note: Take, foreign: boolean): Partial<OfferDoc> {
  const address = rawList(location, 'addresses')[0] ?? null
  const plain = (name: string) => plainOf(textOf(address, name) ?? '').text
  const city = line(plain('city'), 80)
  const postcode = tidyPostcode(plain('postal_code'))
  const guessed = foreign ? ((postcode ? placeOfPostcode(postcode) : null) ?? findTown(city)) : null
  const point = pointOf(location, note) ?? guessed
  const town =
    (findTown(city)?.town ?? city) ||
    (point ? nearest(point, 'town').town : '') ||
    line(plainOf(textOf(location, 'name') ?? '').text, 80)
  const street = [plain('address_1'), plain('address_2')].filter(Boolean).join(', ')
  const withTown =
    foreign && street !== '' && town !== '' && !street.toLowerCase().includes(town.toLowerCase())
      ? `${street}, ${town}`
      : street
  return {
    town: town || null,
    address: line(withTown, longest.address) || null,
    postcode,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null
  }
}

function pointOf(location: Raw, note: Take) {
  const [latitude, longitude] = [numberOf(location, 'latitude'), numberOf(location, 'longitude')]
  if (latitude === null || longitude === null) return null
  const point = readPoint(latitude.toFixed(6), longitude.toFixed(6))
  if (!point) note('point', `${latitude}, ${longitude}`)
  return point
}

/** Null, "not answered yet", when the feed names none that we know. */
function readAreas(service: Raw, note: Take): Partial<OfferDoc> {
  const named = rawList(service, 'service_areas').flatMap(
    (one) => textOf(one, 'name') ?? textOf(one, 'service_area') ?? []
  )
  const known = areas.filter((area) => named.some((name) => name.toLowerCase().includes(area.toLowerCase())))
  const strange = named.filter(
    (name) => !areas.some((area) => name.toLowerCase().includes(area.toLowerCase()))
  )
  if (strange[0]) note('areas', line(plainOf(strange[0]).text, 60))
  return known.length > 0 ? { areas: known } : {}
}
