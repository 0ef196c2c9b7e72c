import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { readOffers } from '#lib/offers/read-offers.server.ts'
import { changeChoice } from './own-choice.server.ts'
import { nothingSaved, withOffer, withoutOffer } from './rules.ts'

/**
 * Keeps an offer for this person, sealed with their key: its service learns nothing. Twice is once.
 * Test: `shortlist.test.ts`.
 *
 * @throws Refusal `not-found` for an offer that people do not see
 */
export async function keepOffer(db: Database, actor: PersonActor, offerId: string): Promise<void> {
  const [found] = await readOffers(db, [offerId])
  if (!found) throw new Refusal('not-found')
  await changeChoice(db, actor, 'saved', (saved, at) =>
    withOffer(saved ?? nothingSaved, { id: found.id, title: found.title, at })
  )
}

/** Keeps it no more; an offer that is not kept stays so. */
export async function dropOffer(db: Database, actor: PersonActor, offerId: string): Promise<void> {
  await changeChoice(db, actor, 'saved', (saved) => saved && withoutOffer(saved, offerId))
}
