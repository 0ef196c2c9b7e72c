import { and, eq, ne } from 'drizzle-orm'
import type { StewardActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { addStep } from './add-step.server.ts'
import { canDo, type StepKind } from './rules.ts'
import { complaint } from './tables.server.ts'

export type Handling =
  | { readonly doing: 'acknowledge'; readonly words: null }
  | { readonly doing: 'write' | 'answer'; readonly words: string }

const kinds = { acknowledge: 'acknowledged', write: 'wrote', answer: 'answered' } as const satisfies Record<
  string,
  StepKind
>

/**
 * A steward says that it came in, writes to the person, or answers and so ends it. Writing or answering
 * first says that it came in too. One steward is enough, and nobody handles their own complaint: they do
 * not find it. Tests: `steward-complaints.test.ts`.
 *
 * @throws Refusal `not-found`, `already-done` when it was acknowledged or has ended meanwhile
 */
export async function handleComplaint(
  db: Database,
  actor: StewardActor,
  complaintId: string,
  { doing, words }: Handling
): Promise<void> {
  await db.write(async (tx, now) => {
    const [found] = await tx
      .select()
      .from(complaint)
      .where(and(eq(complaint.id, complaintId), ne(complaint.personId, actor.accountId)))
    if (!found) throw new Refusal('not-found')
    if (!canDo(doing, found.state)) throw new Refusal('already-done')
    const answered = doing === 'answer'
    await tx
      .update(complaint)
      .set({
        state: answered ? 'answered' : 'acknowledged',
        acknowledgedAt: found.acknowledgedAt ?? now,
        endedAt: answered ? now : null
      })
      .where(eq(complaint.id, found.id))
    const said = words === null ? null : { text: words, line: null }
    await addStep(tx, db, found, { kind: kinds[doing], accountId: actor.accountId, words: said }, now)
  })
}
