import { eq, max } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { openDataKey, type Vault } from '#lib/vault/data-keys.server.ts'
import { sealComplaintWords, type ComplaintWords } from './complaint-words.server.ts'
import type { StepKind } from './rules.ts'
import { complaintStep, type complaint } from './tables.server.ts'

/** Adds a step to a complaint that was found inside the same write. Inside `voice/` only. */
export async function addStep(
  tx: Writer,
  vault: Vault,
  of: Pick<typeof complaint.$inferSelect, 'id' | 'personId' | 'dataKeyId'>,
  step: { readonly kind: StepKind; readonly accountId: string; readonly words: ComplaintWords | null },
  at: number
): Promise<void> {
  const { kind, accountId, words } = step
  const [last] = await tx
    .select({ seq: max(complaintStep.seq) })
    .from(complaintStep)
    .where(eq(complaintStep.complaintId, of.id))
  const place = { personId: of.personId, complaintId: of.id, seq: (last?.seq ?? 0) + 1 }
  let sealed: Buffer | null = null
  if (words && of.dataKeyId !== null) {
    sealed = sealComplaintWords(await openDataKey(vault, of.personId, of.dataKeyId), place, words)
  }
  await tx.insert(complaintStep).values({ complaintId: of.id, seq: place.seq, kind, accountId, sealed, at })
}
