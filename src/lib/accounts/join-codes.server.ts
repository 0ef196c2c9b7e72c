import { createHmac, randomInt } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { Keyring } from '#lib/vault/keyring.server.ts'
import { joinCodeLasts, joinCodeLength, joinCodeSymbols, normaliseCode } from './rules.ts'
import { account, joinCode } from './tables.server.ts'

/** What every use of a code has in common. Outside `accounts/` nobody imports this. */

export interface NewCode {
  readonly code: string
  /** ms UTC */
  readonly expiresAt: number
}

/** Makes a single-use code for an account. Only its hash is kept: the code is shown once. */
export async function addJoinCode(
  tx: Writer,
  keyring: Keyring,
  made: { readonly accountId: string; readonly madeBy: string | null },
  now: number
): Promise<NewCode> {
  const code = Array.from(
    { length: joinCodeLength },
    () => joinCodeSymbols[randomInt(joinCodeSymbols.length)]
  ).join('')
  const expiresAt = now + joinCodeLasts
  await tx
    .insert(joinCode)
    .values({ id: newId(now), codeHash: hashOfCode(keyring, code), ...made, madeAt: now, expiresAt })
  return { code, expiresAt }
}

/** The account that a code is for while it can be used, else null: unknown, used and expired look the same. */
export async function findCodeAccount(
  read: Database['read'] | Writer,
  keyring: Keyring,
  code: string,
  now: number
): Promise<string | null> {
  const [found] = await read
    .select({ accountId: joinCode.accountId })
    .from(joinCode)
    .innerJoin(account, eq(account.id, joinCode.accountId))
    .where(and(usable(keyring, code, now), isNull(account.closedAt)))
  return found?.accountId ?? null
}

/** @throws Refusal `already-done` when the code cannot be used any more */
export async function spendJoinCode(
  tx: Writer,
  keyring: Keyring,
  code: string,
  accountId: string,
  now: number
): Promise<void> {
  const spent = await tx
    .update(joinCode)
    .set({ usedAt: now })
    .where(and(usable(keyring, code, now), eq(joinCode.accountId, accountId)))
    .returning({ id: joinCode.id })
  if (spent.length === 0) throw new Refusal('already-done')
}

function usable(keyring: Keyring, code: string, now: number) {
  return and(
    eq(joinCode.codeHash, hashOfCode(keyring, code)),
    isNull(joinCode.usedAt),
    gt(joinCode.expiresAt, now)
  )
}

/**
 * Keyed, because 38 bits can be tried out against a plain hash. Looked up by it, a code is never compared
 * letter by letter, so the time taken says nothing about how near a guess is.
 */
function hashOfCode(keyring: Keyring, code: string): string {
  return createHmac('sha256', keyring.pepper)
    .update(`join:${normaliseCode(code)}`)
    .digest('base64url')
}
