import { hash } from 'node:crypto'
import type { Identity } from './badge-claims.ts'

/** What a person told of who they are; nothing that they did not tell. */
export interface KnownAs {
  readonly names: readonly string[]
  readonly emails: readonly string[]
  /** Learner numbers. */
  readonly numbers: readonly string[]
}

/**
 * Whether a badge is this person's: one identity that fits is enough. `other` needs one that could be compared
 * and did not fit. Test: `whose-badge.test.ts`.
 */
export function whoseBadge(identities: readonly Identity[], known: KnownAs): 'theirs' | 'other' | 'unknown' {
  const compared = identities.map((identity) => fits(identity, known)).filter((one) => one !== null)
  if (compared.length === 0) return 'unknown'
  return compared.includes(true) ? 'theirs' : 'other'
}

/** Null when there is nothing to compare it with. */
function fits({ kind, value, hashed, salt }: Identity, known: KnownAs): boolean | null {
  const mine = candidates(kind, known)
  if (mine.length === 0) return null
  if (!hashed) return mine.some((one) => fold(one) === fold(value))
  const [algorithm, digest = ''] = value.split('$')
  if (algorithm !== 'sha256' || !/^[\da-f]{64}$/i.test(digest)) return null
  return mine
    .flatMap((one) => [one, one.toLowerCase(), fold(one)])
    .some((one) => hash('sha256', one + salt) === digest.toLowerCase())
}

/** Kinds: https://www.imsglobal.org/spec/ob/v3p0/#identifiertypeenum */
function candidates(kind: string, { names, emails, numbers }: KnownAs): readonly string[] {
  if (kind === 'emailAddress') return emails
  if (kind === 'name') return names
  return /uln|identifier|studentId|sourcedId/i.test(kind) ? numbers : []
}

/** Without what people write one way today and another tomorrow: case, spaces, shapes of letters. */
function fold(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('en')
}
