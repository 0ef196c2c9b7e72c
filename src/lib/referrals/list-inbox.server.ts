import { desc, eq, inArray } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { listPeople, type SharingPerson } from '#lib/consent/list-people.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { listPlaces } from '#lib/organisations/membership-store.server.ts'
import type { InterestState } from './rules.ts'
import { interest } from './tables.server.ts'

/** One interest on the list of a service: no value, no name. Instants are ms UTC. */
export interface InboxRow {
  readonly id: string
  readonly ref: string
  readonly offerTitle: string
  readonly state: InterestState
  readonly sentAt: number
  readonly answeredAt: number | null
  /** Who takes care of it: the viewer, a colleague by name, or nobody yet. */
  readonly assigned: 'me' | 'nobody' | { readonly name: string }
  readonly helper: SharingPerson['helper']
  /** It is for the viewer alone. */
  readonly named: boolean
}

/**
 * Everything that people who share with the viewer's organisation now are interested in, newest first. Whose
 * sharing is not open to this worker is not in it, whatever the reason: it rests on `listPeople`, which the
 * gate's rules decide. It is no search and writes nothing. Test: `inbox.test.ts`.
 */
export async function listInbox(db: Database, viewer: WorkerActor): Promise<InboxRow[]> {
  const people = new Map((await listPeople(db, viewer)).map((person) => [person.ref, person]))
  if (people.size === 0) return []
  const rows = await db.read
    .select({
      id: interest.id,
      ref: interest.threadRef,
      offerTitle: offer.title,
      state: interest.state,
      sentAt: interest.sentAt,
      answeredAt: interest.answeredAt,
      assignedTo: interest.assignedTo
    })
    .from(interest)
    .innerJoin(offer, eq(offer.id, interest.offerId))
    .where(inArray(interest.threadRef, [...people.keys()]))
    .orderBy(desc(interest.sentAt), desc(interest.id))
    .limit(500)
  const names = new Map(
    (await listPlaces(db.read, viewer.organisationId)).map((place) => [place.accountId, place.displayName])
  )
  return rows.flatMap(({ assignedTo, ...row }) => {
    const person = people.get(row.ref)
    if (!person) return []
    const name = assignedTo === null ? undefined : names.get(assignedTo)
    const assigned = assignedTo === viewer.accountId ? 'me' : name === undefined ? 'nobody' : { name }
    return [{ ...row, assigned, helper: person.helper, named: person.named }]
  })
}
