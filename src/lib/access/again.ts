import type { Way } from '#lib/accounts/tables.server.ts'
import type { SignedIn } from './actors.ts'

/**
 * Why somebody is asked again who they are, and where they go on after it. The code travels in the
 * address and the form; an address from outside never does.
 */
export const againPlaces = {
  calendar: '/me/appointments#calendar',
  delete: '/me/delete',
  export: '/me/export',
  'family-address': '/me/people',
  'new-way': '/me/settings/new-way',
  passphrase: '/me/settings/passphrase',
  'resume-sharing': '/me/sharing',
  settings: '/me/settings',
  'take-back': '/me/settings/take-back'
} as const

export type AgainReason = keyof typeof againPlaces

export function isAgainReason(text: unknown): text is AgainReason {
  return typeof text === 'string' && Object.hasOwn(againPlaces, text)
}

const minute = 60_000 // ms

/** At a shared screen somebody may be called away, and another sit down, before the session ends by itself. */
const proofLasts: Readonly<Record<Way, number>> = {
  'own-phone': 5 * minute,
  staff: 5 * minute,
  kiosk: minute
}

/** Whether a proof of who somebody is still counts. A proof from after `now` does not: a clock went back. */
export function isFresh({ provedAt, way }: Pick<SignedIn, 'provedAt' | 'way'>, now: number): boolean {
  return provedAt <= now && now < provedAt + proofLasts[way]
}
