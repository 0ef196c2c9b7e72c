import type { PersonActor, SignedIn } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { FitOrder } from '#lib/offers/order.ts'
import { readChoice } from '#lib/shortlist/own-choice.server.ts'
import type { OfferFacts } from './facts.ts'
import { fitOrder } from './fit-order.ts'
import { viewFit, type FitView } from './fit-words.ts'
import { readPersonFacts } from './read-person.server.ts'
import { fitOf } from './rules.ts'

/** Fit of one person for one answer to one request; it is kept nowhere. */
export interface OwnFit {
  readonly order: FitOrder
  readonly view: (offer: OfferFacts) => FitView
}

/**
 * How offers fit whoever is signed in, from their own record alone. Null for everybody who is no person, or has
 * not said yes to keeping anything: a service gets no fit of anybody. Test: `find-fit.test.ts`.
 */
export async function findOwnFit(db: Database, signedIn: SignedIn | null): Promise<OwnFit | null> {
  if (!signedIn?.saidYes || !signedIn.hats.includes('person')) return null
  const actor: PersonActor = { kind: 'person', personId: signedIn.accountId, way: signedIn.way }
  const person = await readPersonFacts(db, actor)
  const off = (await readChoice(db, actor, 'fit'))?.off ?? []
  const now = db.now()
  return {
    order: fitOrder(person, off),
    view: (offer) => viewFit(fitOf(person, offer, off), now)
  }
}
