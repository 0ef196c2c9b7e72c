import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { listPlaces, type Place } from '#lib/organisations/membership-store.server.ts'
import { memberRef } from './member-ref.server.ts'
import { awayNow, mayLeave, type Role } from './rules.ts'

/** Somebody who works with the viewer, as the team page shows them. */
export interface Member {
  readonly ref: string
  readonly name: string
  readonly role: Role
  readonly isMe: boolean
  /** The last day they are away, ISO date; null when they are here. */
  readonly awayUntil: string | null
  /** Whether their place may end: not that of the only manager. */
  readonly mayLeave: boolean
  /** Whether it may end once they have named a colleague who manages from then on. */
  readonly mayName: boolean
}

/** Everybody who works for the viewer's organisation now, by name. */
export async function listTeam(db: Database, viewer: WorkerActor): Promise<Member[]> {
  const places = await listPlaces(db.read, viewer.organisationId)
  return places.map((place) => asMember(viewer, place, places, db.now()))
}

/** One of them whose place the viewer may change. @throws Refusal `not-found` for any other */
export async function getMemberToChange(db: Database, viewer: WorkerActor, ref: string): Promise<Member> {
  const { place, others } = await getPlaceToChange(db.read, viewer, ref)
  return asMember(viewer, place, [place, ...others], db.now())
}

/** Who may change a place: a manager of the organisation every one, and everybody their own. */
export interface PlaceToChange {
  readonly place: Place
  readonly others: readonly Place[]
}

/**
 * The place behind a reference, for somebody who may change it now. Part of a write.
 *
 * @throws Refusal `not-found` for anybody else's, unless the viewer is a manager
 */
export async function getPlaceToChange(
  read: Reader | Writer,
  viewer: WorkerActor,
  ref: string
): Promise<PlaceToChange> {
  const places = await listPlaces(read, viewer.organisationId)
  const me = places.find(({ accountId }) => accountId === viewer.accountId)
  const place = places.find(({ accountId }) => memberRef(viewer.organisationId, accountId) === ref)
  if (!me || !place || (place !== me && me.role !== 'manager')) throw new Refusal('not-found')
  return { place, others: places.filter((one) => one !== place) }
}

function asMember(viewer: WorkerActor, place: Place, all: readonly Place[], now: number): Member {
  const others = all.filter((one) => one !== place).map(({ role }) => role)
  const isFree = mayLeave(place.role, others)
  return {
    ref: memberRef(viewer.organisationId, place.accountId),
    name: place.displayName,
    role: place.role,
    isMe: place.accountId === viewer.accountId,
    awayUntil: awayNow(place.awayUntil, now),
    mayLeave: isFree,
    mayName: !isFree && others.length > 0
  }
}
