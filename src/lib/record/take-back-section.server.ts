import { and, eq, isNull } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { forgetSuggestionsFor } from '#lib/consent/suggestion-store.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { noteErasedSection } from '#lib/vault/erased-sections.server.ts'
import { removeFromDisk } from '#lib/vault/files/disk.server.ts'
import { forgetFilesOf } from '#lib/vault/files/forget-files.server.ts'
import { findRooms } from './add-room.server.ts'
import type { SectionName } from './sections.ts'
import { recordSection, sectionYes } from './tables.server.ts'
import { findLastVersion } from './versions.server.ts'

/**
 * Takes back the yes to one `special` section (UK GDPR 7(3), 17(1)(b)): every version of it, its
 * files, and what workers suggested for it, is deleted in one turn of the one writer. Who it is shared with sees from then
 * on that it is not told. It is noted beside the keys first, so that a crash or a restored backup does not
 * undo it (`finish-section-erasures.server.ts`). Without a yes it does nothing. Tests:
 * `section-yes.test.ts`.
 */
export async function takeBackSection(db: Database, actor: PersonActor, section: SectionName): Promise<void> {
  const { personId } = actor
  const files = await db.write(async (tx, now) => {
    const open = and(
      eq(sectionYes.personId, personId),
      eq(sectionYes.section, section),
      isNull(sectionYes.takenBackAt)
    )
    if ((await tx.$count(sectionYes, open)) === 0) return []
    const erasedUpTo = await findLastVersion(tx, actor, section)
    await noteErasedSection(db, { ownerId: personId, section, erasedUpTo, erasedAt: now })
    await tx
      .delete(recordSection)
      .where(and(eq(recordSection.personId, personId), eq(recordSection.section, section)))
    for (const id of [personId, ...(await findRooms(tx, personId)).map((room) => room.personId)]) {
      await forgetSuggestionsFor(tx, id, section)
    }
    await tx.update(sectionYes).set({ takenBackAt: now, erasedUpTo }).where(open)
    return forgetFilesOf(db, tx, { personId, section, addedUpTo: now }, now)
  })
  await removeFromDisk(db.dataDir, files)
}
