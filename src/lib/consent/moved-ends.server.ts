import { and, eq, isNotNull } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findReleaseDate } from './release-date.server.ts'
import { sharingDraft } from './tables.server.ts'
import { afterRelease } from './until.server.ts'

/**
 * Ids of what was agreed until four weeks after the person gets out, while the day they get out has moved
 * since. Its end stays as agreed until they say something else.
 */
export async function findMovedEnds(db: Database, actor: PersonActor): Promise<ReadonlySet<string>> {
  const rows = await db.read
    .select({ consentId: sharingDraft.consentId, untilDate: sharingDraft.untilDate })
    .from(sharingDraft)
    .where(
      and(
        eq(sharingDraft.personId, actor.personId),
        eq(sharingDraft.untilChoice, 'after-release'),
        isNotNull(sharingDraft.consentId)
      )
    )
  if (rows.length === 0) return new Set()
  const end = afterRelease(await findReleaseDate(db, actor))
  return new Set(
    rows.flatMap((row) => (row.consentId && end && row.untilDate !== end ? [row.consentId] : []))
  )
}
