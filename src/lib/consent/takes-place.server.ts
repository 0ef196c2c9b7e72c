import { and, eq, inArray, sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { SharingDraft } from './draft.server.ts'
import { recipientKey } from './rules.ts'
import { consent, sharingThread } from './tables.server.ts'

/** Whether a yes to this draft takes the place of one that is not over: the same recipient, the same purpose. */
export async function takesPlaceOfSomething(
  db: Database,
  { personId }: PersonActor,
  { recipient, purpose }: Pick<SharingDraft, 'recipient' | 'purpose'>
): Promise<boolean> {
  const rows = await db.read
    .select({ id: consent.id })
    .from(consent)
    .innerJoin(sharingThread, eq(sharingThread.ref, consent.threadRef))
    .where(
      and(
        eq(consent.personId, personId),
        eq(sharingThread.recipient, recipientKey(recipient)),
        eq(sharingThread.purpose, purpose),
        inArray(consent.state, ['open', 'paused']),
        sql`${consent.untilAt} > ${db.now()}`
      )
    )
  return rows.length > 0
}
