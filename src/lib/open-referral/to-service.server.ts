import { capacityWord, exclusionSentence } from '#lib/offers/offer-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { isoDay } from '#lib/ui/dates.ts'
import { uuidOf } from './ids.server.ts'
import type { FeedOffer } from './offer-facts.ts'
import { clock, toSchedules } from './schedules.ts'
import { kindTerm, pathwayTerm } from './taxonomies.server.ts'
import { toLocation } from './to-location.server.ts'
import { toOrganization } from './to-organization.server.ts'
import { toWaymark } from './to-waymark.ts'

/**
 * One offer as `service` of Open Referral UK 3.0. The list has the fields that are there once, as the standard
 * says; `full` adds what is a list. `eligibility_description` and `wait_time` are fields of the international
 * standard; `waymark` holds what neither can say (`docs/open-referral.md`).
 */
export function toService(offer: FeedOffer, full: boolean) {
  const eligibility = eligibilityWords(offer)
  return {
    id: offer.id,
    organization_id: offer.organisation.id,
    name: offer.title,
    description: `${offer.sentence}\n\n${offer.whatHappens}`,
    status: 'active',
    ...(offer.minimumAge !== null && { minimum_age: offer.minimumAge }),
    ...(offer.maximumAge !== null && { maximum_age: offer.maximumAge }),
    assured_date: isoDay(offer.lastConfirmedAt),
    last_modified: new Date(offer.modifiedAt).toISOString(),
    ...alert(offer),
    ...(eligibility !== '' && { eligibility_description: eligibility }),
    wait_time: m.steward_feed_wait_time({
      spaces: capacityWord(offer.capacity),
      day: isoDay(offer.capacityAsOf)
    }),
    organization: toOrganization(offer.organisation, full),
    ...(full && nested(offer)),
    waymark: toWaymark(offer)
  }
}

function nested(offer: FeedOffer) {
  const { id } = offer
  const location = toLocation(offer)
  return {
    schedules: [...weekly(offer), ...exceptional(offer)],
    service_areas: offer.areas.map((name) => ({ id: uuidOf(id, 'area', name), service_id: id, name })),
    service_at_locations: location ? [{ id, service_id: id, location_id: location.id, location }] : [],
    languages: offer.languages.map((name) => ({ id: uuidOf(id, 'language', name), service_id: id, name })),
    funding: [],
    cost_options: [
      {
        id: uuidOf(id, 'cost'),
        service_id: id,
        option: offer.cost,
        ...(/^free\b/i.test(offer.cost) && { amount: 0 })
      }
    ],
    contacts: contacts(offer),
    attributes: [...offer.pathways.map(pathwayTerm), kindTerm(offer.kind)].map((term) => ({
      id: uuidOf(id, 'attribute', term.code),
      link_id: id,
      link_type: 'service',
      taxonomy_term_id: term.id,
      taxonomy_term: term
    }))
  }
}

const weekly = ({ id, hours }: FeedOffer) =>
  toSchedules(hours).map((schedule, index) => ({
    id: uuidOf(id, 'schedule', index),
    service_id: id,
    freq: 'WEEKLY',
    interval: 1,
    ...schedule
  }))

/** A day with other times is a schedule of that day alone. The standard has no way to say "closed": see `alert`. */
const exceptional = ({ id, exceptions }: FeedOffer) =>
  exceptions.flatMap(({ date, hours, why }) =>
    hours.map(([opens, closes], index) => ({
      id: uuidOf(id, 'exception', date, index),
      service_id: id,
      valid_from: date,
      valid_to: date,
      dtstart: date,
      opens_at: clock(opens),
      closes_at: clock(closes),
      ...(why && { notes: why })
    }))
  )

function alert({ exceptions }: FeedOffer) {
  const closed = exceptions.filter(({ hours }) => hours.length === 0)
  if (closed.length === 0) return {}
  const lines = closed.map(({ date, why }) =>
    why ? m.steward_feed_closed_why({ date, why }) : m.steward_feed_closed({ date })
  )
  return { alert: lines.join(' ') }
}

function contacts({ id, phone, saturdayDuty }: FeedOffer) {
  const contact = (name: string, number: string, what: string) => ({
    id: uuidOf(id, 'contact', what),
    service_id: id,
    name,
    phones: [{ id: uuidOf(id, 'phone', what), contact_id: uuidOf(id, 'contact', what), number }]
  })
  return [
    ...(phone ? [contact(m.steward_feed_contact(), phone, 'service')] : []),
    ...(saturdayDuty
      ? [
          {
            ...contact(saturdayDuty.name, saturdayDuty.phone, 'saturday'),
            title: m.steward_feed_saturday_duty()
          }
        ]
      : [])
  ]
}

/** For whom it is, and whom it leaves out, always with the service's own reason. */
function eligibilityWords(offer: FeedOffer): string {
  return [
    offer.whoFor,
    offer.onlyFor === 'women' && m.steward_feed_only_women(),
    offer.onlyFor === 'men' && m.steward_feed_only_men(),
    offer.minimumAge !== null && m.steward_feed_age_from({ age: offer.minimumAge }),
    offer.maximumAge !== null && m.steward_feed_age_to({ age: offer.maximumAge }),
    offer.noLocalConnection ? m.steward_feed_ties_none() : m.steward_feed_ties_some(),
    ...offer.exclusions.map(exclusionSentence),
    offer.exclusionWords
  ]
    .filter(Boolean)
    .join(' ')
}
