import { eq } from 'drizzle-orm'
import type { SignedIn } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { DetailStep } from './details-inputs.ts'
import { withStep, type Answers } from './draft.ts'
import { organisationDraft } from './tables.server.ts'

/**
 * Keeps what was typed in one step of asking to join, right or not: nothing is lost.
 *
 * @returns all that is kept now
 * @throws Refusal `not-found` when they have no draft: they never began, or have sent it
 */
export async function saveDraft(
  db: Database,
  { accountId }: SignedIn,
  step: DetailStep,
  typed: Answers
): Promise<Answers> {
  const mine = eq(organisationDraft.accountId, accountId)
  return db.write(async (tx, now) => {
    const [draft] = await tx.select().from(organisationDraft).where(mine)
    if (!draft) throw new Refusal('not-found')
    const answers = withStep(draft.answers, step, typed)
    await tx.update(organisationDraft).set({ answers, updatedAt: now }).where(mine)
    return answers
  })
}
