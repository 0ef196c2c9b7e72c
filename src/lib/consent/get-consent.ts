import { Refusal } from '#lib/access/refusal.ts'
import type { Consent, Sharing } from './rules.ts'

/** @throws Refusal `not-found` when this person has no such consent */
export function getConsent(sharing: Sharing, consentId: string): Consent {
  const consent = sharing.consents.get(consentId)
  if (!consent) throw new Refusal('not-found')
  return consent
}
