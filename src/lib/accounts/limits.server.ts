import { createHmac } from 'node:crypto'
import { RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { TableRateLimiter } from './rate-limiter.server.ts'

const minutes = 60 // seconds, as the library counts
const day = 24 * 60 * minutes

/**
 * Tries in a time, for each way in and for whom it is counted. An address may be a whole hostel or prison.
 * Who knows somebody's sign-in name must not be able to keep them out: a name is counted for each address
 * apart, and over all addresses so that no single one reaches that limit alone. A join code is one of 378
 * thousand million: 100 guesses an hour find none, and cost a mean neighbour an hour of typing.
 */
const limits = {
  'passphrase-name-address': { points: 10, duration: 15 * minutes },
  'passphrase-name': { points: 50, duration: 60 * minutes },
  'passphrase-address': { points: 100, duration: 15 * minutes },
  'prove-again-account': { points: 10, duration: 15 * minutes },
  'join-address': { points: 100, duration: 60 * minutes },
  'door-account': { points: 20, duration: 60 * minutes },
  'passkey-address': { points: 300, duration: 15 * minutes },
  'invite-person': { points: 20, duration: day },
  'invite-account': { points: 10, duration: day },
  'help-account': { points: 20, duration: day },
  'report-account': { points: 5, duration: day },
  'ask-code-account': { points: 10, duration: 60 * minutes },
  'ask-code-organisation': { points: 40, duration: 60 * minutes },
  'ask-organisation': { points: 20, duration: day },
  'apply-address': { points: 20, duration: day },
  'apply-account': { points: 10, duration: day },
  'team-invite-account': { points: 30, duration: day },
  'calendar-address': { points: 30, duration: 15 * minutes },
  'calendar-key': { points: 60, duration: 60 * minutes }
} as const

export type Limit = keyof typeof limits

/**
 * Counts one try before anything costly or telling is done. Kept in the database, so that a restart
 * forgives nothing. Test: `limits.test.ts`.
 *
 * @param whom a name, an account or an address; only its keyed hash is kept
 * @throws Refusal `too-many-tries`
 */
export async function countTry(db: Database, limit: Limit, whom: string): Promise<void> {
  try {
    await limiterOf(db, limit).consume(keyOf(db, whom))
  } catch (cause) {
    if (cause instanceof RateLimiterRes) throw new Refusal('too-many-tries')
    throw cause
  }
}

/** Gives a try back: it was a good one. */
export async function uncountTry(db: Database, limit: Limit, whom: string): Promise<void> {
  await limiterOf(db, limit).reward(keyOf(db, whom))
}

/** Forgets the tries against one name or account, once somebody has shown that it is theirs. */
export async function forgetTries(db: Database, limit: Limit, whom: string): Promise<void> {
  await limiterOf(db, limit).delete(keyOf(db, whom))
}

/** An address to count by: IPv4 as it is, of IPv6 the first 64 bits, which is what one household gets. */
export function addressToCount(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1]!
  if (!address.includes(':')) return address
  const [head = '', tail = ''] = address.split('%')[0]!.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(8 - left.length - right.length, 0) }, () => '0')
  const groups = [...left, ...(address.includes('::') ? zeros : []), ...right]
  return groups
    .slice(0, 4)
    .map((group) => group.padStart(4, '0').toLowerCase())
    .join(':')
}

function limiterOf(db: Database, limit: Limit): TableRateLimiter {
  return new TableRateLimiter(db, { keyPrefix: limit, ...limits[limit] })
}

function keyOf(db: Database, whom: string): string {
  return createHmac('sha256', db.keyring.pepper).update(`limit:${whom}`).digest('base64url')
}
