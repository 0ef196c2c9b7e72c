import { eq, lte } from 'drizzle-orm'
import { RateLimiterRes } from 'rate-limiter-flexible'
import RateLimiterStoreAbstract from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js'
import type { Database } from '#lib/database/connect.server.ts'
import { rateLimit } from './tables.server.ts'

/** What the library hands from the store to its answer. */
interface Stored {
  readonly points: number
  readonly expiresAt: number | null
  readonly now: number
}

/**
 * The store of `rate-limiter-flexible` on our own table: counts survive a restart, go through the one
 * writer, and follow our clock. The underscored names are the library's.
 */
export class TableRateLimiter extends RateLimiterStoreAbstract {
  readonly #db: Database

  constructor(db: Database, options: { keyPrefix: string; points: number; duration: number }) {
    super({ ...options, storeClient: db })
    this.#db = db
  }

  _getRateLimiterRes(_key: string, changed: number, { points, expiresAt, now }: Stored): RateLimiterRes {
    const msBeforeNext = expiresAt === null ? -1 : Math.max(expiresAt - now, 0)
    return new RateLimiterRes(Math.max(this.points - points, 0), msBeforeNext, points, points === changed)
  }

  async _upsert(key: string, points: number, msDuration: number, forceExpire = false): Promise<Stored> {
    return this.#db.write(async (tx, now) => {
      await tx.delete(rateLimit).where(lte(rateLimit.expiresAt, now))
      const [kept] = await tx.select().from(rateLimit).where(eq(rateLimit.key, key))
      const fresh = { points, expiresAt: msDuration > 0 ? now + msDuration : null }
      const next = kept && !forceExpire ? { points: kept.points + points, expiresAt: kept.expiresAt } : fresh
      await tx
        .insert(rateLimit)
        .values({ key, ...next })
        .onConflictDoUpdate({ target: rateLimit.key, set: next })
      return { ...next, now }
    })
  }

  async _get(key: string): Promise<Stored | null> {
    const now = this.#db.now()
    const [kept] = await this.#db.read.select().from(rateLimit).where(eq(rateLimit.key, key))
    return kept && (kept.expiresAt === null || kept.expiresAt > now) ? { ...kept, now } : null
  }

  async _delete(key: string): Promise<boolean> {
    return this.#db.write(async (tx) => {
      const gone = await tx.delete(rateLimit).where(eq(rateLimit.key, key)).returning({ key: rateLimit.key })
      return gone.length > 0
    })
  }
}
