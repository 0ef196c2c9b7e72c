import type { HatKind, Way } from './tables.server.ts'

const minute = 60_000 // ms
const hour = 60 * minute
const day = 24 * hour

/** How long a session lives without use, and at most. Milliseconds. */
export const lifetimes: Readonly<Record<Way, { readonly idle: number; readonly absolute: number }>> = {
  kiosk: { idle: 4 * minute, absolute: 1 * hour },
  staff: { idle: 30 * minute, absolute: 12 * hour },
  'own-phone': { idle: 30 * day, absolute: 90 * day }
}

/** When a session used at `now` ends if it is not used again: ms UTC, never past its absolute end. */
export function sessionEnd(way: Way, createdAt: number, now: number): number {
  return Math.min(now + lifetimes[way].idle, createdAt + lifetimes[way].absolute)
}

const staffHats: readonly HatKind[] = ['worker', 'enroller', 'steward']

/** Staff act on other people's behalf: shorter sessions, and no way in by passphrase alone. */
export function isStaff(hats: readonly HatKind[]): boolean {
  return hats.some((hat) => staffHats.includes(hat))
}

/** Where somebody with these hats signs in outside a kiosk. */
export function wayFor(hats: readonly HatKind[]): Way {
  return isStaff(hats) ? 'staff' : 'own-phone'
}

/**
 * Where somebody goes on who signs in. A person who came from an offer goes back to it: nothing else can be named as a
 * target, so no address leads away from here.
 *
 * @param home where they begin
 * @param offer id from the address of the page, as somebody may have typed it
 */
export function afterSignIn(home: string, offer: string | null): string {
  return home === '/me' && offer !== null && /^[\da-f-]{36}$/.test(offer) ? `/offers/${offer}` : home
}

/** Where a worker begins who has no organisation yet, or left the last one. */
export const withoutWorkplace = '/org/apply'

/** A sign-in name as it is kept and compared: NFKC, lower case, nothing around it. */
export function normaliseName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/** 3 to 30 letters and digits of any script, with dots, hyphens and underscores between them. */
export function isName(name: string): boolean {
  return /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]{1,28})[\p{L}\p{M}\p{N}]$/u.test(name)
}

/** A passphrase as it is hashed: NFKC, one space between words, nothing around it. */
export function normalisePassphrase(typed: string): string {
  return typed.normalize('NFKC').trim().replace(/\s+/gu, ' ')
}

export type PassphraseProblem = 'short' | 'easy' | 'name'

/**
 * Why a passphrase will not do, or null; name and passphrase are normalised. Long rather than odd (NIST SP 800-63B 5.1.1.2): 12
 * characters, or three words; not the sign-in name, and not one or two characters over and over.
 */
export function problemWithPassphrase(passphrase: string, name: string | null): PassphraseProblem | null {
  const letters = passphrase.replaceAll(' ', '').toLowerCase()
  const words = passphrase.split(' ').filter((word) => word.length > 1)
  const rest = name === null ? letters : letters.replaceAll(name, '')
  if (rest !== letters && rest.length < 5) return 'name'
  if (letters.length < 8 || (passphrase.length < 12 && words.length < 3)) return 'short'
  if (new Set(letters).size < 5 || new Set(words.map((word) => word.toLowerCase())).size < words.length / 2) {
    return 'easy'
  }
  return steps(letters).size === 1 ? 'easy' : null
}

/** Distances from each letter to the next: one and the same for "abcdefghijkl" and "210987654321". */
function steps(letters: string): Set<number> {
  const codes = Array.from(letters, (letter) => letter.codePointAt(0) ?? 0)
  return new Set(codes.slice(1).map((code, index) => code - codes[index]!)) // slice(1) is one shorter
}

/** No 0 or O, 1, I or L, and no vowels, so that a card spells nothing. 28 symbols, 8 of them: 38 bits. */
export const joinCodeSymbols = '23456789BCDFGHJKMNPQRSTVWXYZ'
export const joinCodeLength = 8

/** How long a card can be used. Milliseconds. */
export const joinCodeLasts = 14 * day

/** A code as it is compared: what somebody copied from a card, with their own spaces and small letters. */
export function normaliseCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** A code as a card shows it: "BCDF 2345". */
export function codeOnCard(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`
}
