import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import { canDo } from './rules.ts'
import { consent, sharingThread } from './tables.server.ts'

/**
 * Ends all sharing with an organisation that was suspended, person by person. Its workers see nothing from
 * the moment of the suspension; this makes the end final, and written into each person's history, so that
 * nothing opens again by itself when the organisation is back. Run again after a crash, it finishes.
 *
 * @returns how many sharings ended
 */
export async function endSharingWithOrganisation(db: Database, organisationId: string): Promise<number> {
  return endSharing(db, sql`${sharingThread.organisationId} = ${organisationId}`)
}

/** Ends what names one worker of an organisation, because they left it. Returns how many sharings ended. */
export async function endSharingWithWorker(
  db: Database,
  organisationId: string,
  accountId: string
): Promise<number> {
  return endSharing(
    db,
    sql`${sharingThread.organisationId} = ${organisationId} AND ${sharingThread.workerId} = ${accountId}`
  )
}

async function endSharing(db: Database, which: ReturnType<typeof sql>): Promise<number> {
  const open = await db.read
    .select({ personId: consent.personId, consentId: consent.id })
    .from(consent)
    .innerJoin(sharingThread, eq(sharingThread.ref, consent.threadRef))
    .where(and(inArray(consent.state, ['open', 'paused']), gt(consent.untilAt, db.now()), which))
  const byPerson = Map.groupBy(open, ({ personId }) => personId)
  let ended = 0
  for (const [personId, consents] of byPerson) {
    ended += await endOf(
      db,
      personId,
      consents.map(({ consentId }) => consentId)
    )
  }
  return ended
}

async function endOf(db: Database, personId: string, consentIds: readonly string[]): Promise<number> {
  try {
    return await changeSharing(db, personId, async (change) => {
      let ended = 0
      for (const one of change.sharing.consents.values()) {
        if (!consentIds.includes(one.consentId) || !canDo('withdraw', one, change.at)) continue
        await change.record({ kind: 'revoked', consentId: one.consentId })
        await change.tell({ what: 'ended', actor: { kind: 'waymark' }, consent: one })
        ended += 1
      }
      return ended
    })
  } catch (cause) {
    // Somebody whose key is gone shares nothing.
    if (cause instanceof Refusal) return 0
    throw cause
  }
}
