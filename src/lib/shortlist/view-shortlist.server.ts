import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { chosenOf } from '#lib/offers/chosen.ts'
import { readFilters } from '#lib/offers/inputs.ts'
import { readOffers } from '#lib/offers/read-offers.server.ts'
import { viewOfferCard, type OfferCardView } from '#lib/offers/view-offer-card.server.ts'
import { readChoice } from './own-choice.server.ts'
import { nothingSaved } from './rules.ts'

/** What a person keeps, newest first, its words ready. */
export interface ShortlistView {
  readonly offers: readonly {
    readonly id: string
    readonly title: string
    /** Null when people see it no more: it has ended, or is paused. */
    readonly card: OfferCardView | null
  }[]
  readonly searches: readonly { readonly query: string; readonly words: string }[]
}

export async function viewShortlist(db: Database, actor: PersonActor): Promise<ShortlistView> {
  const saved = (await readChoice(db, actor, 'saved')) ?? nothingSaved
  const now = db.now()
  const live = await readOffers(
    db,
    saved.offers.map(({ id }) => id)
  )
  const cards = new Map(live.map((offer) => [offer.id, viewOfferCard(offer, now)]))
  return {
    offers: saved.offers.map(({ id, title }) => ({ id, title, card: cards.get(id) ?? null })),
    searches: saved.searches.map(({ query }) => ({
      query,
      words: chosenOf(readFilters(new URLSearchParams(query)), now)
        .map(({ word }) => word)
        .join(', ')
    }))
  }
}

/** Whether this person keeps this offer. */
export async function keepsOffer(db: Database, actor: PersonActor, offerId: string): Promise<boolean> {
  const saved = await readChoice(db, actor, 'saved')
  return saved?.offers.some(({ id }) => id === offerId) ?? false
}
