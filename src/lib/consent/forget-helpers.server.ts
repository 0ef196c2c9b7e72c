import { eq, inArray } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { forgetSuggestions } from './suggestion-store.server.ts'
import { assignment, consent, lastLook } from './tables.server.ts'

/** Forgets who helped a person, who looked last and what was suggested, because they took their yes back. Part of that one write. */
export async function forgetHelpers(tx: Writer, personId: string): Promise<void> {
  await forgetSuggestions(tx, personId)
  const consents = tx.select({ id: consent.id }).from(consent).where(eq(consent.personId, personId))
  await tx.delete(lastLook).where(inArray(lastLook.consentId, consents))
  await tx.delete(assignment).where(eq(assignment.personId, personId))
}
