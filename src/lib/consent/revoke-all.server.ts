import type { Writer } from '#lib/database/write.server.ts'
import { findHead } from '#lib/ledger/append-history.server.ts'
import { canAnswer, canDo } from './rules.ts'
import { loadSharing, recordEvent } from './sharing-store.server.ts'

/**
 * Ends everything that a person shares and every request that waits, because they took their yes back. Part of
 * that one write.
 */
export async function revokeAllSharing(tx: Writer, personId: string, now: number): Promise<void> {
  const at = Math.max(now, (await findHead(tx, personId)).at)
  let sharing = await loadSharing(tx, personId)
  for (const consent of sharing.consents.values()) {
    if (!canDo('revoke', consent, at)) continue
    sharing = await recordEvent(tx, personId, sharing, at, { kind: 'revoked', consentId: consent.consentId })
  }
  for (const request of sharing.requests.values()) {
    if (!canAnswer(request, at)) continue
    const refused = { kind: 'refused', requestId: request.requestId } as const
    sharing = await recordEvent(tx, personId, sharing, at, refused)
  }
}
