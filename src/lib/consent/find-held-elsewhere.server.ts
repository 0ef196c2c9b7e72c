import { and, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { SharingDraft } from './draft.server.ts'
import { heldElsewhere, recipientKey } from './rules.ts'
import { loadSharing } from './sharing-store.server.ts'
import { sharingThread } from './tables.server.ts'

/** Sections that this draft cannot be about now: they are shared with one at a time, and that is somebody else. */
export async function findHeldElsewhere(
  db: Database,
  { personId }: PersonActor,
  { about, recipient, purpose }: Pick<SharingDraft, 'about' | 'recipient' | 'purpose'>
): Promise<string[]> {
  const sharing = await loadSharing(db.read, personId)
  const [thread] = await db.read
    .select({ ref: sharingThread.ref })
    .from(sharingThread)
    .where(
      and(
        eq(sharingThread.personId, personId),
        eq(sharingThread.recipient, recipientKey(recipient)),
        eq(sharingThread.purpose, purpose)
      )
    )
  const instead = about.kind === 'consent' ? about.consentId : null
  return heldElsewhere(sharing, (one) => one.threadRef === thread?.ref || one.consentId === instead, db.now())
}
