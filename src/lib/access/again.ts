/**
 * Why somebody is asked again who they are, and where they go on after it. The code travels in the
 * address and the form; an address from outside never does.
 */
export const againPlaces = {
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

const proofLasts = 5 * 60 * 1000 // ms

/** Whether a proof of who somebody is still counts. A proof from after `now` does not: a clock went back. */
export function isFresh(provedAt: number, now: number): boolean {
  return provedAt <= now && now < provedAt + proofLasts
}
