import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { listSharing, type SharingItem } from '#lib/consent/list-sharing.server.ts'
import { blockKey, type ConsentStatus } from '#lib/consent/rules.ts'
import { loadSharing } from '#lib/consent/sharing-store.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { openOwnKey } from '#lib/record/own-record.server.ts'
import { findHelpFor, type HelpForPerson } from './help-for-person.server.ts'
import { findTies, type Tie } from './tie-store.server.ts'

/** One of a person's family or friends, with what they can see. */
export interface SupporterCard extends Tie {
  readonly isBlocked: boolean
  /** What runs for them, or could again; null when nothing does. */
  readonly sharing: SharingItem | null
  /** What they offer, newest first. */
  readonly help: readonly HelpForPerson[]
}

const running: readonly ConsentStatus[] = ['active', 'paused', 'reconfirm-due', 'scheduled']

/** Everybody this person invited, oldest first. A person's own view needs no yes. Tests: `ties.test.ts`. */
export async function listSupporters(db: Database, actor: PersonActor): Promise<SupporterCard[]> {
  const key = await openOwnKey(db, actor)
  const ties = await findTies(db.read, key, actor.personId)
  const { blocks } = await loadSharing(db.read, actor.personId)
  const sharing = await listSharing(db, actor)
  return Promise.all(
    ties.map(async (tie) => {
      const isBlocked = blocks.has(blockKey({ kind: 'supporter', id: tie.supporterId }))
      const isThere = tie.state === 'confirmed' && !isBlocked
      return {
        ...tie,
        isBlocked,
        sharing: isThere ? runningFor(sharing, tie.supporterId) : null,
        help: isThere ? await findHelpFor(db.read, key, actor.personId, tie.supporterId) : []
      }
    })
  )
}

/** @throws Refusal `not-found` when it is not this person's */
export async function getSupporter(
  db: Database,
  actor: PersonActor,
  supporterId: string
): Promise<SupporterCard> {
  const found = (await listSupporters(db, actor)).find((one) => one.supporterId === supporterId)
  if (!found) throw new Refusal('not-found')
  return found
}

/** The newest yes to them, unless it is over. */
function runningFor(newestFirst: readonly SharingItem[], supporterId: string): SharingItem | null {
  const newest = newestFirst.find(
    ({ recipient }) => recipient.kind === 'supporter' && recipient.supporterId === supporterId
  )
  return newest && running.includes(newest.state) ? newest : null
}
