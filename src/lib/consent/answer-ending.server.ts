import { and, eq, isNull, or } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import type { EndingAnswer } from './ending-grounds.ts'
import { getEnding } from './list-endings.server.ts'
import { endingNotice } from './tables.server.ts'
import { workerAsActor } from './worker-as-actor.ts'

/**
 * What the organisation did with its copies, for the person to read: deleted them, or keeps them on a ground.
 * A ground may be followed by "deleted"; "deleted" is the last word. Test: `endings.test.ts`.
 *
 * @throws Refusal `not-found` for what did not end, was not shown to anybody there, or is not for this
 *   worker to answer; `already-done` when it was answered
 */
export async function answerEnding(
  db: Database,
  viewer: WorkerActor,
  ref: string,
  given: EndingAnswer
): Promise<void> {
  const { consentId, personId } = await getEnding(db, viewer, ref)
  const answer =
    given === 'deleted'
      ? ({ answer: 'deleted', ground: null } as const)
      : ({ answer: 'ground', ground: given } as const)
  const save = async (tx: Writer, at: number) => {
    const saved = await tx
      .update(endingNotice)
      .set({ ...answer, answeredBy: viewer.accountId, answeredAt: at })
      .where(
        and(
          eq(endingNotice.consentId, consentId),
          eq(endingNotice.organisationId, viewer.organisationId),
          given === 'deleted'
            ? or(isNull(endingNotice.answer), eq(endingNotice.answer, 'ground'))
            : isNull(endingNotice.answer)
        )
      )
      .returning({ consentId: endingNotice.consentId })
    if (saved.length === 0) throw new Refusal('already-done')
  }
  const isKept = await changeSharing(db, personId, async ({ tx, at, sharing, tell }) => {
    await save(tx, at)
    const consent = sharing.consents.get(consentId)
    await tell({
      what: 'service-answered',
      actor: workerAsActor(viewer),
      ...(consent ? { consent } : {})
    })
    return true
  }).catch((cause: unknown) => {
    if (cause instanceof Refusal && cause.code === 'not-found') return false
    throw cause
  })
  // The person closed what they kept here: the answer stands, with no history to read it in.
  if (!isKept) await db.write(save)
}
