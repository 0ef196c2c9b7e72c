import { and, eq, isNull, lte } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { findErasedSections } from '#lib/vault/erased-sections.server.ts'
import { forgetFilesOf } from '#lib/vault/files/forget-files.server.ts'
import { recordSection, sectionYes } from './tables.server.ts'

/**
 * Erases again every section that the main database still has from before it was taken back: a crash came
 * between the note and the record, or a backup was restored. What was told since stays. Test:
 * `section-yes.test.ts`.
 */
export async function finishSectionErasures(db: Database): Promise<void> {
  for (const { ownerId, section, erasedUpTo, erasedAt } of await findErasedSections(db)) {
    const versions = and(
      eq(recordSection.personId, ownerId),
      eq(recordSection.section, section),
      lte(recordSection.version, erasedUpTo),
      lte(recordSection.updatedAt, erasedAt)
    )
    const yes = and(
      eq(sectionYes.personId, ownerId),
      eq(sectionYes.section, section),
      isNull(sectionYes.takenBackAt),
      lte(sectionYes.givenAt, erasedAt)
    )
    const left = (await db.read.$count(recordSection, versions)) + (await db.read.$count(sectionYes, yes))
    if (left === 0) continue
    await db.write(async (tx, now) => {
      await forgetFilesOf(db, tx, { personId: ownerId, section, addedUpTo: erasedAt }, now)
      await tx.delete(recordSection).where(versions)
      await tx.update(sectionYes).set({ takenBackAt: erasedAt, erasedUpTo }).where(yes)
    })
  }
}
