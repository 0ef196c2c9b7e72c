import { desc, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import type { InterestState } from './rules.ts'
import { interest } from './tables.server.ts'

/** What a person said they are interested in. Instants are ms UTC. */
export interface OwnInterest {
  readonly id: string
  readonly offerTitle: string
  readonly organisationName: string
  readonly state: InterestState
  readonly sentAt: number
  readonly withdrawnAt: number | null
}

/** A person's own interests, newest first. */
export function listInterests(db: Database, actor: PersonActor): Promise<OwnInterest[]> {
  return db.read
    .select({
      id: interest.id,
      offerTitle: offer.title,
      organisationName: organisation.name,
      state: interest.state,
      sentAt: interest.sentAt,
      withdrawnAt: interest.withdrawnAt
    })
    .from(interest)
    .innerJoin(offer, eq(offer.id, interest.offerId))
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(eq(interest.personId, actor.personId))
    .orderBy(desc(interest.sentAt), desc(interest.id))
}
