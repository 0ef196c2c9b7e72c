import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Proof } from '#lib/ledger/checkpoint-rules.ts'
import { proofFor } from '#lib/ledger/checkpoint.server.ts'

/** A copy that shows by itself that nobody changed it, and how the person's history stood when it was made. */
export async function signCopy(
  db: Database,
  actor: PersonActor,
  copy: Record<string, unknown>
): Promise<Record<string, unknown> & { readonly proof: Proof }> {
  return { ...copy, proof: await proofFor(db, actor.personId, copy) }
}
