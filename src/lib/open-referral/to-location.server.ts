import { districtOf } from './district.ts'
import { uuidOf } from './ids.server.ts'
import type { FeedOffer } from './offer-facts.ts'

/**
 * Where it is, as `location` of the standard; null for help by phone or online alone. A hidden place is its
 * district and nothing more: no street, no postcode, no point. Test: `feed.test.ts`.
 */
export function toLocation(offer: FeedOffer) {
  if (offer.town === null || !offer.where.includes('in-person')) return null
  const id = uuidOf(offer.id, 'location')
  const district = districtOf(offer.town, offer.areas)
  if (offer.hiddenPlace) return { id, location_type: 'physical', ...(district && { name: district }) }
  return {
    id,
    location_type: 'physical',
    name: offer.town,
    ...(offer.latitude !== null &&
      offer.longitude !== null && { latitude: offer.latitude, longitude: offer.longitude }),
    addresses: offer.address
      ? [
          {
            id: uuidOf(offer.id, 'address'),
            location_id: id,
            address_1: offer.address,
            city: offer.town,
            state_province: district ?? '',
            postal_code: offer.postcode ?? '',
            country: 'GB',
            address_type: 'physical'
          }
        ]
      : [],
    accessibility: [{ id: uuidOf(offer.id, 'access'), location_id: id, description: offer.access }]
  }
}
