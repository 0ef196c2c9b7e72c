import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { deleteSeen, insertSeen, loadSeen } from '#lib/documents/seen-store.server.ts'
import { idDocumentsFields } from '#lib/record/id-documents-fields.ts'
import { beginAttempt, denyAttempt, writeAttempt } from './attempt.server.ts'
import { decide } from './rules.ts'
import { workerAsActor } from './worker-as-actor.ts'

const section = 'id-documents'

/**
 * A worker who may see how far this person's documents are says that they saw one. It passes the gate as a
 * look does, in one transaction, and is written in the history; it reads nothing and changes nothing that the
 * person told. Said again, it takes the place of what that worker said of it before. Test: `say-seen.test.ts`.
 *
 * @param document name of a question in `id-documents`
 * @throws Refusal `not-found` for every denial, `too-many-tries` after 30 denials in an hour, `bad-input` for
 *   no such document
 */
export async function saySeen(
  db: Database,
  viewer: WorkerActor,
  ref: string,
  document: string
): Promise<void> {
  const outcome = await db.write(async (tx, now) => {
    const attempt = await beginAttempt(db, tx, now, viewer, ref)
    const { found, key, at, chainId: personId } = attempt
    if (!found || !decide(found.facts, section, at)) return denyAttempt(tx, now, attempt)
    if (!idDocumentsFields.some(({ name }) => name === document)) throw new Refusal('bad-input')
    const before = (await loadSeen(tx, key, personId)).filter(
      (one) => one.document === document && one.by.accountId === viewer.accountId
    )
    for (const { id } of before) await deleteSeen(tx, personId, id)
    await insertSeen(tx, key, personId, { id: newId(at), document, by: workerAsActor(viewer), at })
    await writeAttempt(tx, attempt, { what: 'saw-paper', allowed: true, sections: [section] })
    return 'said'
  })
  if (outcome !== 'said') throw new Refusal(outcome)
}
