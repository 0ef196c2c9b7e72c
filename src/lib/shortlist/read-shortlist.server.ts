import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { chosenOf } from '#lib/offers/chosen.ts'
import { readFilters } from '#lib/offers/inputs.ts'
import { readOffers, type OfferInFull } from '#lib/offers/read-offers.server.ts'
import { readChoice } from './own-choice.server.ts'
import { nothingSaved } from './rules.ts'

/** What a person keeps, newest first. */
export interface Shortlist {
  readonly offers: readonly {
    readonly id: string
    readonly title: string
    /** Null when people see it no more: it has ended, or is paused. */
    readonly offer: OfferInFull | null
  }[]
  /** Each list in words, as its filters say it today. */
  readonly searches: readonly { readonly query: string; readonly words: string }[]
}

/** @throws Refusal `not-allowed` for somebody who has not said yes to keeping anything */
export async function readShortlist(db: Database, actor: PersonActor): Promise<Shortlist> {
  const saved = (await readChoice(db, actor, 'saved')) ?? nothingSaved
  const now = db.now()
  const live = await readOffers(
    db,
    saved.offers.map(({ id }) => id)
  )
  const known = new Map(live.map((offer) => [offer.id, offer]))
  return {
    offers: saved.offers.map(({ id, title }) => ({ id, title, offer: known.get(id) ?? null })),
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
