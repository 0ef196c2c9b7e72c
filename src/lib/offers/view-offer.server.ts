import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { OfferPage } from './find-offer.server.ts'
import { freshnessOf } from './freshness.ts'
import { kindPicture } from './kind-picture.server.ts'
import { mapOfOffer, type OfferMapView } from './map-of-offer.server.ts'
import { offerFacts, type OfferFact } from './offer-facts.server.ts'
import { exclusionSentence, kindWord, pathwayAccent, pathwayWord } from './offer-words.ts'
import type { Pathway } from './rules.ts'

/** One offer as a person sees it, its words ready: on its page, and while its service writes it. */
export interface OfferView {
  readonly title: string
  readonly sentence: string
  readonly whatHappens: string
  readonly organisationName: string
  readonly organisationAbout: string
  /** Null while nobody may see its organisation's page. */
  readonly organisationHref: string | null
  /** Markup of the picture of its kind. */
  readonly picture: string
  readonly kindWord: string
  readonly pathways: readonly {
    readonly code: Pathway
    readonly word: string
    readonly accent: string
  }[]
  readonly phone: string | null
  readonly facts: readonly OfferFact[]
  readonly map: OfferMapView | null
  readonly notFor: readonly string[]
  readonly exclusionWords: string | null
  /** When the service last said that it is right, in words. */
  readonly confirmed: readonly string[]
  /** Nobody has said so for long. */
  readonly stale: boolean
}

/** @param replyDays working days until most people hear back; null when too few asked @param now ms UTC */
export function viewOffer(offer: OfferPage, replyDays: number | null, now: number): OfferView {
  return {
    title: offer.title,
    sentence: offer.sentence,
    whatHappens: offer.whatHappens,
    organisationName: offer.organisationName,
    organisationAbout: offer.organisationAbout,
    organisationHref: offer.organisationSlug && `/organisations/${offer.organisationSlug}`,
    picture: kindPicture(offer.kind),
    kindWord: kindWord(offer.kind),
    pathways: offer.pathways.map((code) => ({ code, word: pathwayWord(code), accent: pathwayAccent(code) })),
    phone: offer.phone,
    facts: offerFacts(offer, replyDays, now),
    map: mapOfOffer(offer),
    notFor: offer.exclusions.map(exclusionSentence),
    exclusionWords: offer.exclusionWords,
    confirmed: confirmedWords(offer, now),
    stale: freshnessOf(offer, now) !== 'fresh'
  }
}

/** One line when everything was confirmed on one day; else one for the phone and the times, one for the rest. */
function confirmedWords({ lastConfirmedAt, detailsConfirmedAt }: OfferPage, now: number): string[] {
  const day = dayInWords(lastConfirmedAt, now)
  const restDay = dayInWords(detailsConfirmedAt ?? lastConfirmedAt, now)
  if (restDay === day) return [m.offers_confirmed({ day })]
  return [m.offers_confirmed_phone({ day }), m.offers_confirmed({ day: restDay })]
}
