import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { sealWords } from '#lib/vault/sealed-words.server.ts'
import type { ReportKind } from './rules.ts'
import { familyReport } from './tables.server.ts'

/** Keeps a report for the people who run Waymark, its words sealed. Part of a write. */
export async function addReport(
  tx: Writer,
  familyKey: DataKey,
  report: { readonly personId: string; readonly kind: ReportKind; readonly words: string },
  at: number
): Promise<void> {
  const id = newId(at)
  const { personId, kind, words } = report
  await tx.insert(familyReport).values({
    id,
    personId,
    kind,
    sealedWords: words === '' ? null : sealWords(familyKey, [personId, 'family-report', id], words),
    sentAt: at
  })
}
