import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findListed } from './list-people.server.ts'

/**
 * Whether the viewer may say which documents of this person they saw. It opens nothing and is no look: the
 * gate asks again when it is said (`say-seen.server.ts`).
 *
 * @throws Refusal `not-found` unless they may see how far the documents are
 */
export async function findSeeable(db: Database, viewer: WorkerActor, ref: string): Promise<void> {
  const { opens, sections } = await findListed(db, viewer, ref)
  if (!opens || !sections.includes('id-documents')) throw new Refusal('not-found')
}
