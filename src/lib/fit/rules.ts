import { accessOf } from '#lib/offers/access-needs.ts'
import { languagesOf } from '#lib/offers/languages.ts'
import { isOpenOn } from '#lib/offers/open-times.ts'
import { milesBetween } from '#lib/places/rules.ts'
import type { OfferFacts, PersonFacts } from './facts.ts'

/** What a rule found, for its sentence: numbers, codes and names of its own, no words. */
export type Found = Readonly<Record<string, string | number>>

/** One reason why an offer may fit, or may not. Its sentence is `fit_<id>` of the catalogue (`fit-words.ts`). */
export interface FitRule {
  readonly id: string
  /** `why` it fits, or what might not (`but`). */
  readonly says: 'why' | 'but'
  /** Null when the rule has nothing to say. */
  readonly find: (person: PersonFacts, offer: OfferFacts) => Found | null
}

const day = 24 * 60 * 60 * 1000 // ms
/** Miles that count as near, and as far. */
const near = 10
const far = 25
/** Somebody let out in the morning gets there from then on, in minutes after midnight. */
const releaseDay = { from: 11 * 60, to: 24 * 60, atLeast: 60 }

/**
 * Every rule, in the order in which its sentence is shown. The wheel has one that says again what the person
 * said themself, of a part of life that they chose to matter: ratings put nothing in order and compare nobody
 * (docs/decisions/0020-fit-is-for-the-person.md).
 */
export const fitRules: readonly FitRule[] = [
  {
    id: 'matters',
    says: 'why',
    find: (person, offer) => {
      const pathway = person.helpWith.find((one) => offer.pathways.includes(one))
      return pathway ? { pathway } : null
    }
  },
  {
    id: 'goal',
    says: 'why',
    find: (person, offer) => {
      const goal = person.goals.find((one) => offer.pathways.includes(one.pathway))
      return goal ? { goal: goal.title } : null
    }
  },
  {
    id: 'wheel',
    says: 'why',
    find: (person, offer) => {
      const chosen = [...person.helpWith, ...person.goals.map((goal) => goal.pathway)]
      const pathway = person.hard.find((one) => chosen.includes(one) && offer.pathways.includes(one))
      return pathway ? { pathway } : null
    }
  },
  {
    id: 'release_day',
    says: 'why',
    find: ({ releaseDate }, offer) =>
      releaseDate && isOpenOn(offer, releaseDate, releaseDay) ? { day: releaseDate } : null
  },
  {
    id: 'gate',
    says: 'why',
    find: ({ releaseDate }, offer) => (releaseDate && offer.where.includes('at-the-gate') ? {} : null)
  },
  {
    id: 'starts_now',
    says: 'why',
    find: (person, offer) => {
      const weeks = weeksToRelease(person)
      const from = offer.weeksBeforeRelease
      return weeks !== null && from !== null && weeks <= from ? {} : null
    }
  },
  {
    id: 'starts_early',
    says: 'why',
    find: (person, offer) => {
      const weeks = weeksToRelease(person)
      const from = offer.weeksBeforeRelease
      return weeks !== null && from !== null && weeks > from && from > 0 ? { weeks: from } : null
    }
  },
  {
    id: 'near',
    says: 'why',
    find: (person, offer) => {
      const miles = milesTo(person, offer)
      return miles !== null && miles <= near ? { miles: Math.round(miles), place: person.stay!.name } : null // measured from it
    }
  },
  {
    id: 'area',
    says: 'why',
    find: ({ stay }, offer) => (stay?.area && offer.areas.includes(stay.area) ? { area: stay.area } : null)
  },
  {
    id: 'language',
    says: 'why',
    find: ({ language }, offer) =>
      language && languagesOf(offer.languages).includes(language) ? { language } : null
  },
  {
    id: 'step_free',
    says: 'why',
    find: ({ stepFree }, offer) => (stepFree && accessOf(offer.access).includes('step-free') ? {} : null)
  },
  {
    id: 'age_from',
    says: 'but',
    find: ({ age }, { minimumAge }) =>
      age !== null && minimumAge !== null && age < minimumAge ? { age: minimumAge } : null
  },
  {
    id: 'age_to',
    says: 'but',
    find: ({ age }, { maximumAge }) =>
      age !== null && maximumAge !== null && age > maximumAge ? { age: maximumAge } : null
  },
  {
    id: 'only_for',
    says: 'but',
    find: ({ sex }, { onlyFor }) => (sex && onlyFor && sex !== onlyFor ? { only: onlyFor } : null)
  },
  {
    id: 'after',
    says: 'but',
    find: ({ releaseDate }, offer) =>
      releaseDate && offer.weeksBeforeRelease === null && !offer.where.includes('in-prison') ? {} : null
  },
  {
    id: 'far',
    says: 'but',
    find: (person, offer) => {
      const miles = milesTo(person, offer)
      return miles !== null && miles > far ? { miles: Math.round(miles), place: person.stay!.name } : null // measured from it
    }
  },
  {
    id: 'other_area',
    says: 'but',
    find: ({ stay }, offer) =>
      stay?.area && offer.areas.length > 0 && !offer.areas.includes(stay.area)
        ? { areas: offer.areas.join('|') }
        : null
  },
  {
    id: 'ties',
    says: 'but',
    find: ({ tiesTo }, offer) =>
      tiesTo && !offer.noLocalConnection && offer.areas.length > 0 && !offer.areas.includes(tiesTo)
        ? { area: tiesTo }
        : null
  },
  {
    id: 'steps',
    says: 'but',
    find: ({ stepFree }, offer) =>
      stepFree && offer.where.includes('in-person') && !accessOf(offer.access).includes('step-free')
        ? {}
        : null
  },
  {
    id: 'full',
    says: 'but',
    find: (_, { capacity }) => (capacity === 'full' ? {} : null)
  }
]

/** One sentence of why an offer fits, or may not. */
export interface Reason extends Pick<FitRule, 'id' | 'says'> {
  readonly found: Found
}

/** What the rules that this person did not switch off have to say of an offer, in their order. */
export function fitOf(person: PersonFacts, offer: OfferFacts, off: readonly string[] = []): Reason[] {
  return fitRules.flatMap(({ id, says, find }) => {
    const found = off.includes(id) ? null : find(person, offer)
    return found ? [{ id, says, found }] : []
  })
}

/** Whole weeks from today to release; null for somebody who is out, or does not know the day. */
export function weeksToRelease({
  releaseDate,
  today
}: Pick<PersonFacts, 'releaseDate' | 'today'>): number | null {
  if (releaseDate === null) return null
  return Math.floor((Date.parse(releaseDate) - Date.parse(today)) / (7 * day))
}

/** Only where somebody goes: what comes by phone is near everybody. */
function milesTo({ stay }: PersonFacts, { where, latitude, longitude }: OfferFacts): number | null {
  if (!stay || latitude === null || longitude === null || !where.includes('in-person')) return null
  return milesBetween(stay, { latitude, longitude })
}
