import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { setAwayUntil } from '#lib/organisations/membership-store.server.ts'
import { getPlaceToChange } from './list-team.server.ts'
import { problemWithAway } from './rules.ts'

/**
 * Shows colleagues until which day somebody is away, so that they know whom to take over. It opens nothing:
 * taking over is one person at a time, with a reason. A manager says it of anybody, everybody of themself.
 *
 * @param awayUntil the last day away, ISO date in Europe/London; null when they are here
 * @throws Refusal `not-found` when it is a colleague's and the viewer is no manager; `bad-input` for a day
 *   that has passed or is over a year ahead
 */
export async function setAway(
  db: Database,
  viewer: WorkerActor,
  ref: string,
  awayUntil: string | null
): Promise<void> {
  await db.write(async (tx, now) => {
    const { place } = await getPlaceToChange(tx, viewer, ref)
    if (awayUntil !== null && problemWithAway(awayUntil, now)) throw new Refusal('bad-input')
    await setAwayUntil(tx, viewer.organisationId, place.accountId, awayUntil)
  })
}
