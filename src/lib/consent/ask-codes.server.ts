import { createHmac, randomInt } from 'node:crypto'
import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { countTry, uncountTry } from '#lib/accounts/limits.server.ts'
import { joinCodeLength, joinCodeSymbols, normaliseCode } from '#lib/accounts/rules.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { Keyring } from '#lib/vault/keyring.server.ts'
import { askCodeLasts, mostAskCodes } from './ask-rules.ts'
import { askCode } from './tables.server.ts'

/** A code that a person hands to a service, so that it may ask. Instants are ms UTC. */
export interface AskCode {
  readonly id: string
  readonly madeAt: number
  /** The first moment at which it is dead. */
  readonly expiresAt: number
}

/**
 * Makes a code to hand over. It is shown once: only its keyed hash is kept. It opens nothing; whoever types
 * it may ask, once.
 *
 * @throws Refusal `too-many-tries` when three are open
 */
export async function makeAskCode(
  db: Database,
  { personId }: PersonActor
): Promise<AskCode & { readonly code: string }> {
  const code = Array.from(
    { length: joinCodeLength },
    () => joinCodeSymbols[randomInt(joinCodeSymbols.length)]
  ).join('')
  return db.write(async (tx, now) => {
    const open = await tx.select({ id: askCode.id }).from(askCode).where(openOf(personId, now))
    if (open.length >= mostAskCodes) throw new Refusal('too-many-tries')
    const row = { id: newRef(), madeAt: now, expiresAt: now + askCodeLasts }
    await tx.insert(askCode).values({ ...row, personId, codeHash: hashOf(db.keyring, code) })
    return { ...row, code }
  })
}

/** Codes of this person that nobody has used and that are not over, newest first. */
export function listAskCodes(db: Database, { personId }: PersonActor): Promise<AskCode[]> {
  return db.read
    .select({ id: askCode.id, madeAt: askCode.madeAt, expiresAt: askCode.expiresAt })
    .from(askCode)
    .where(openOf(personId, db.now()))
    .orderBy(desc(askCode.madeAt))
}

/** A code that is not to be used any more. Twice is once. Somebody else's is left alone. */
export async function dropAskCode(db: Database, { personId }: PersonActor, codeId: string): Promise<void> {
  await db.write(async (tx) => {
    await tx
      .delete(askCode)
      .where(and(eq(askCode.id, codeId), eq(askCode.personId, personId), isNull(askCode.usedAt)))
  })
}

/**
 * A worker types the code that a person gave them: their organisation may then ask, once, until the code
 * ends. Unknown, used, over and blocked are one answer. Tries are counted first, for the worker and for their
 * organisation. Test: `ask-codes.test.ts`.
 *
 * @returns what the form to ask is found by; null when the code is no good
 * @throws Refusal `too-many-tries`
 */
export async function claimAskCode(db: Database, viewer: WorkerActor, typed: string): Promise<string | null> {
  await countTry(db, 'ask-code-account', viewer.accountId)
  await countTry(db, 'ask-code-organisation', viewer.organisationId)
  const { accountId, organisationId } = viewer
  const claimed = await db.write(async (tx, now) => {
    const rows = await tx
      .update(askCode)
      .set({ usedAt: now, usedBy: organisationId })
      .where(
        and(
          eq(askCode.codeHash, hashOf(db.keyring, typed)),
          gt(askCode.expiresAt, now),
          isNull(askCode.requestId),
          or(isNull(askCode.usedAt), eq(askCode.usedBy, organisationId)),
          sql`EXISTS (SELECT 1 FROM person WHERE id = ${askCode.personId} AND data_key_id IS NOT NULL)`,
          sql`NOT EXISTS (SELECT 1 FROM block WHERE person_id = ${askCode.personId}
            AND ((kind = 'organisation' AND target_id = ${organisationId})
              OR (kind = 'worker' AND target_id = ${accountId})))`
        )
      )
      .returning({ id: askCode.id })
    return rows[0]?.id ?? null
  })
  if (claimed) {
    await uncountTry(db, 'ask-code-account', accountId)
    await uncountTry(db, 'ask-code-organisation', organisationId)
  }
  return claimed
}

/** The code is spent: a request was made with it. Part of that one write. */
export async function spendAskCode(tx: Writer, codeId: string, requestId: string): Promise<void> {
  await tx.update(askCode).set({ requestId }).where(eq(askCode.id, codeId))
}

function openOf(personId: string, now: number) {
  return and(eq(askCode.personId, personId), isNull(askCode.usedAt), gt(askCode.expiresAt, now))
}

/** Keyed, because 38 bits can be tried out against a plain hash. SHA-256, hex. */
function hashOf(keyring: Keyring, code: string): string {
  return createHmac('sha256', keyring.pepper)
    .update(`ask:${normaliseCode(code)}`)
    .digest('hex')
}
