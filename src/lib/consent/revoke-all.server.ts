import type { Writer } from '#lib/database/write.server.ts'
import { canDo } from './rules.ts'
import { loadSharing, recordEvent } from './sharing-store.server.ts'

/** Ends everything that a person shares, because they took their yes back. Part of that one write. */
export async function revokeAllSharing(tx: Writer, personId: string, now: number): Promise<void> {
  let sharing = await loadSharing(tx, personId)
  for (const consent of sharing.consents.values()) {
    if (!canDo('revoke', consent, now)) continue
    sharing = await recordEvent(tx, personId, sharing, now, { kind: 'revoked', consentId: consent.consentId })
  }
}
