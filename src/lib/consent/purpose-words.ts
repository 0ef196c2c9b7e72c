import { m } from '#lib/paraglide/messages.js'
import type { Purpose } from './purposes.ts'

const words: Record<Purpose, () => string> = {
  home: m.consent_purpose_home,
  mind: m.consent_purpose_mind,
  family: m.consent_purpose_family,
  recovery: m.consent_purpose_recovery,
  work: m.consent_purpose_work,
  money: m.consent_purpose_money,
  health: m.consent_purpose_health,
  close: m.consent_purpose_close
}

/** "to help you find a place to live" */
export function purposeWords(purpose: string): string {
  return Object.hasOwn(words, purpose) ? words[purpose as Purpose]() : ''
}
