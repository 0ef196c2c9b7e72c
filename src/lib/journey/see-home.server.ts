import type { PersonActor } from '#lib/access/actors.ts'
import { listActiveSharing } from '#lib/consent/list-active-sharing.server.ts'
import { isEverythingPaused } from '#lib/consent/list-sharing.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { goalsIn } from '#lib/record/goals.ts'
import { listOwnSections, type OwnSection } from '#lib/record/own-record.server.ts'
import { nextThing, type NextThing } from './rules.ts'

export interface Home {
  /** The name they like to be called; null when they gave none. */
  readonly name: string | null
  readonly next: NextThing
  /** Who can look right now, each organisation once: its name and the last day, ISO date. */
  readonly canSee: readonly { readonly name: string; readonly untilDate: string }[]
  /** True when nobody can look because the person paused everything. */
  readonly everythingPaused: boolean
}

/** What a person meets first. Throws as `findOwnSection`. */
export async function seeHome(db: Database, actor: PersonActor): Promise<Home> {
  const own = await listOwnSections(db, actor)
  const lastDays = new Map<string, string>()
  for (const { recipientName, untilDate } of await listActiveSharing(db, actor)) {
    const known = lastDays.get(recipientName) ?? ''
    if (untilDate > known) lastDays.set(recipientName, untilDate)
  }
  const likedName = own.identity?.document.likedName
  return {
    name: typeof likedName === 'string' ? likedName : null,
    next: nextThing({
      choiceWaits: Object.values(own).some((section) => section?.waiting),
      toldContact: isTold(own.contact),
      toldIdentity: isTold(own.identity),
      toldGoals: own.goals !== null && goalsIn(own.goals.document).length > 0
    }),
    canSee: Array.from(lastDays, ([name, untilDate]) => ({ name, untilDate })),
    everythingPaused: lastDays.size === 0 && (await isEverythingPaused(db, actor))
  }
}

function isTold(section: OwnSection | null): boolean {
  return section !== null && Object.keys(section.document).length > 0
}
