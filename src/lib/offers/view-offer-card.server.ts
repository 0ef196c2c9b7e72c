import { m } from '#lib/paraglide/messages.js'
import { checkedWords, openHintWords } from './hour-words.ts'
import { openHint } from './hours.ts'
import { kindPicture } from './kind-picture.server.ts'
import type { OfferCard } from './list-offers.server.ts'
import { daysBetween, localMoment } from './local-moment.server.ts'
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
}

/** @param now ms UTC */
export function viewOfferCard(card: OfferCard, now: number): OfferCardView {
  const { id, title, sentence, kind, pathways, organisationName: organisation } = card
  const hint = openHint(card.hours, localMoment(now))
  return {
    id,
    title,
    sentence,
    picture: kindPicture(kind),
    kindWord: kindWord(kind),
    accent: pathways[0] && pathwayAccent(pathways[0]),
    by: m.offers_by({ organisation, place: card.town ?? whereList(card.where) }),
    capacity: `${capacityWord(card.capacity)}. ${checkedWords(daysBetween(card.capacityAsOf, now))}.`,
    hint: hint && openHintWords(hint)
  }
}
