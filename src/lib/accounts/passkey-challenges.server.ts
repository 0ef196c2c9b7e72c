import { and, eq, lte } from 'drizzle-orm'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { passkeyChallenge } from './tables.server.ts'

type Purpose = 'register' | 'sign-in'

const lasts = 5 * 60 * 1000 // ms

/**
 * Keeps a challenge for one purpose and, where it is known, one account.
 *
 * @returns the id by which this browser alone names it
 */
export async function keepChallenge(
  db: Database,
  kept: { readonly challenge: string; readonly purpose: Purpose; readonly accountId: string | null }
): Promise<string> {
  const id = newRef()
  await db.write(async (tx, now) => {
    await tx.delete(passkeyChallenge).where(lte(passkeyChallenge.expiresAt, now))
    await tx.insert(passkeyChallenge).values({ id, ...kept, expiresAt: now + lasts })
  })
  return id
}

/**
 * Takes a challenge out: reading it deletes it, so that no answer is good twice, not even a wrong one.
 * Test: `passkeys.test.ts`.
 *
 * @throws Refusal `not-allowed` when it is not there, too old, or meant for something or somebody else
 */
export async function takeChallenge(
  db: Database,
  id: string | undefined,
  wanted: { readonly purpose: Purpose; readonly accountId: string | null }
): Promise<string> {
  const taken = await db.write(async (tx, now) => {
    const [row] = await tx
      .delete(passkeyChallenge)
      .where(and(eq(passkeyChallenge.id, id ?? ''), eq(passkeyChallenge.purpose, wanted.purpose)))
      .returning()
    return row && row.expiresAt > now && row.accountId === wanted.accountId ? row.challenge : null
  })
  if (taken === null) throw new Refusal('not-allowed')
  return taken
}
