import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import { findEnded, type Ended } from './find-ended.server.ts'
import { endingNotice } from './tables.server.ts'

/** One notice on the services' side. `endedAt` is ms UTC. */
export interface Ending {
  readonly ref: string
  readonly endedAt: number
  /** Code of the ground on which copies are kept; null while nothing was answered. */
  readonly ground: string | null
}

/** Told at once, so that no page waits long; the rest is told with the next page. */
const mostToTell = 20

/**
 * The endings that the viewer's organisation has to act on, or keeps copies from. Whoever is shown one for
 * the first time makes it told: once, in the same words whatever the reason, and the person reads in their
 * history that it was. Deleted ones are done and not in it. Test: `endings.test.ts`.
 */
export async function listEndings(db: Database, viewer: WorkerActor): Promise<Ending[]> {
  const ended = await findEnded(db.read, viewer, db.now())
  const untold = ended.filter(({ toldAt }) => toldAt === null)
  for (const one of untold.slice(0, mostToTell)) await tellOnce(db, viewer, one)
  const later = new Set(untold.slice(mostToTell))
  return ended.filter((one) => !later.has(one)).map(({ ref, endedAt, ground }) => ({ ref, endedAt, ground }))
}

/** One that was told. @throws Refusal `not-found` for anything else */
export async function getEnding(db: Database, viewer: WorkerActor, ref: string): Promise<Ended> {
  const found = (await findEnded(db.read, viewer, db.now())).find((one) => one.ref === ref)
  if (!found || found.toldAt === null) throw new Refusal('not-found')
  return found
}

async function tellOnce(db: Database, viewer: WorkerActor, { personId, consentId }: Ended): Promise<void> {
  const { organisationId, organisationName } = viewer
  const notice = { consentId, organisationId }
  try {
    await changeSharing(db, personId, async ({ tx, at, sharing, tell }) => {
      const told = await tx
        .insert(endingNotice)
        .values({ ...notice, toldAt: at })
        .onConflictDoNothing()
        .returning({ consentId: endingNotice.consentId })
      const consent = sharing.consents.get(consentId)
      if (told.length === 0 || !consent) return
      const party = { kind: 'organisation', organisationId, organisation: organisationName } as const
      await tell({ what: 'told-service', actor: { kind: 'waymark' }, consent, party })
    })
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    // The person closed what they kept here: nobody is left to read a history.
    await db.write(async (tx, now) => {
      await tx
        .insert(endingNotice)
        .values({ ...notice, toldAt: now })
        .onConflictDoNothing()
    })
  }
}
