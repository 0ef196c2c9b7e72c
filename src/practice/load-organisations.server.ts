import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { middleOf } from '#lib/advertising/place.ts'
import { findTown, type Point } from '#lib/places/rules.ts'
import { healthAndMoney } from './content/health-and-money.ts'
import { homes, unchecked } from './content/homes.ts'
import type { PracticeOffer } from './content/kinds.ts'
import { practiceOrganisations } from './content/organisations.ts'
import { people } from './content/people.ts'
import { suspended, work } from './content/work.ts'

/** Twenty that everybody can find, and two that nobody may: their organisations are not verified. */
export const practiceOffers: readonly PracticeOffer[] = [
  ...homes,
  ...work,
  ...healthAndMoney,
  ...people,
  unchecked,
  suspended
]

const day = 24 * 60 * 60 * 1000 // ms

/** Fills an empty database with the practice organisations and their offers, in one write. */
export async function loadOrganisations(db: Database): Promise<void> {
  await db.write(async (tx, now) => {
    const ids = new Map<string, string>()
    for (const { slug, ...facts } of practiceOrganisations) {
      const id = newId(now)
      ids.set(slug, id)
      const createdAt = now - (facts.state === 'applied' ? 3 : 400) * day
      await tx.insert(organisation).values({ id, slug, ...facts, concordatAt: createdAt, createdAt })
    }
    for (const { by, capacityDaysAgo, confirmedDaysAgo, ...facts } of practiceOffers) {
      await tx.insert(offer).values({
        ...facts,
        ...pointOf(facts),
        id: newId(now),
        organisationId: ids.get(by)!, // the slugs are ours; load-organisations.test.ts checks each
        state: 'live',
        capacityAsOf: now - capacityDaysAgo * day,
        lastConfirmedAt: now - confirmedDaysAgo * day,
        createdAt: now - 200 * day
      })
    }
  })
}

/** The middle of its town, and of a hidden place the middle of its district. */
function pointOf({ town, hiddenPlace }: Pick<PracticeOffer, 'town' | 'hiddenPlace'>): Point | null {
  const found = town ? findTown(town) : null
  if (!found) return null
  const { latitude, longitude, district } = found
  return hiddenPlace ? middleOf(district) : { latitude, longitude }
}
