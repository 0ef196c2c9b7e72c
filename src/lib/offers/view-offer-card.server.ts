import { m } from '#lib/paraglide/messages.js'
import { freshnessOf } from './freshness.ts'
import { checkedWords, openHintWords } from './hour-words.ts'
import { kindPicture } from './kind-picture.server.ts'
import type { OfferCard } from './list-offers.server.ts'
import { daysBetween, localMoment } from './local-moment.server.ts'
import { nextOpen } from './open-times.ts'
import { capacityWord, kindWord, pathwayAccent, whereList } from './offer-words.ts'

/** A card of the list with its words ready, so that a first visit brings only the words that it shows. */
export interface OfferCardView {
  readonly id: string
  readonly title: string
  readonly sentence: string
  /** Markup of the picture of its kind. */
  readonly picture: string
  readonly kindWord: string
  /** Class of the quiet colour of its main part of life. */
  readonly accent: string | undefined
  /** "by Connect Housing in Oxford" */
  readonly by: string
  /** How full it is, and how old that is. */
  readonly capacity: string
  /** When to go; null when the service says no times. */
  readonly hint: string | null
  /** How far it is from the place that was asked for; null without one. */
  readonly away: string | null
  /** Nobody told for a while that it is still right. */
  readonly stale: string | null
}

/**
 * @param now ms UTC
 * @param near the place that miles are measured from
 */
export function viewOfferCard(card: OfferCard, now: number, near: string | null = null): OfferCardView {
  const { id, title, sentence, kind, pathways, organisationName: organisation } = card
  const hint = nextOpen(card, localMoment(now))
  return {
    id,
    title,
    sentence,
    picture: kindPicture(kind),
    kindWord: kindWord(kind),
    accent: pathways[0] && pathwayAccent(pathways[0]),
    by: m.offers_by({ organisation, place: card.town ?? whereList(card.where) }),
    capacity: `${capacityWord(card.capacity)}. ${checkedWords(daysBetween(card.capacityAsOf, now))}.`,
    hint: hint && openHintWords(hint),
    away: card.miles === null || near === null ? null : milesWords(card.miles, near),
    stale: freshnessOf(card, now) === 'stale' ? m.offers_stale_card() : null
  }
}

/** "About 2 miles from Slough". */
function milesWords(miles: number, place: string): string {
  const whole = Math.round(miles)
  if (whole === 0) return m.offers_mile_less({ place })
  return whole === 1 ? m.offers_mile_away({ place }) : m.offers_miles_away({ miles: whole, place })
}
