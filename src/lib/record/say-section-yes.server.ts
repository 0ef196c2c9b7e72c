import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { keepNotice } from './keep-notice.server.ts'
import { findDataKeyId } from './own-record.server.ts'
import { sectionYesWords } from './section-yes-notice.ts'
import type { SectionName } from './sections.ts'
import { sectionYes } from './tables.server.ts'

/**
 * The explicit yes to keeping one `special` section. Keeps the exact words, and notes when. Saying it twice
 * is one yes. Test: `section-yes.test.ts`.
 *
 * @throws Refusal `not-allowed` for somebody who has not said yes to keeping anything
 */
export async function saySectionYes(db: Database, actor: PersonActor, section: SectionName): Promise<void> {
  const { personId } = actor
  await db.write(async (tx, now) => {
    if (!(await findDataKeyId(tx, actor))) throw new Refusal('not-allowed')
    const noticeSha256 = await keepNotice(tx, sectionYesWords(section), now)
    await tx
      .insert(sectionYes)
      .values({ id: newId(now), personId, section, noticeSha256, givenAt: now })
      .onConflictDoNothing()
  })
}
