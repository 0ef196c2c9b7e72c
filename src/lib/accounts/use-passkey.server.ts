import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON
} from '@simplewebauthn/server'
import { and, eq, isNull } from 'drizzle-orm'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { keepChallenge, takeChallenge } from './passkey-challenges.server.ts'
import { account, passkey } from './tables.server.ts'

/** What the browser needs to ask for a passkey, and the id of the challenge in it. */
export interface PasskeyQuestion {
  readonly challengeId: string
  readonly options: PublicKeyCredentialRequestOptionsJSON
}

/**
 * Asks for a passkey. To sign in, no passkey is named: the device knows which it has, and the page says
 * nothing about who is known. Somebody who is signed in (`accountId`) is asked for one of their own.
 */
export async function askForPasskey(
  db: Database,
  accountId: string | null,
  origin: string
): Promise<PasskeyQuestion> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  const own =
    accountId === null
      ? []
      : await db.read
          .select({ id: passkey.id, transports: passkey.transports })
          .from(passkey)
          .where(eq(passkey.accountId, accountId))
  const options = await generateAuthenticationOptions({
    rpID: new URL(origin).hostname,
    allowCredentials: own,
    timeout: 5 * 60 * 1000, // ms
    userVerification: 'required'
  })
  const { challenge } = options
  return { challengeId: await keepChallenge(db, { challenge, purpose: 'sign-in', accountId }), options }
}

export interface PasskeyAnswer {
  readonly challengeId: string | undefined
  readonly response: AuthenticationResponseJSON
  readonly origin: string
}

/**
 * Whose passkey answered. The challenge is gone whatever the outcome, the device must have checked who
 * holds it, and its counter must have moved on where it has one. Tests: `passkeys.test.ts`.
 *
 * @param accountId of who is signed in and proves it again; null to sign in
 * @returns the account's id
 * @throws Refusal `not-allowed` for every other answer: unknown, removed, of another account, replayed
 */
export async function checkPasskey(
  db: Database,
  accountId: string | null,
  { challengeId, response, origin }: PasskeyAnswer
): Promise<string> {
  const expectedChallenge = await takeChallenge(db, challengeId, { purpose: 'sign-in', accountId })
  const [found] = await db.read
    .select({ passkey, userHandle: account.userHandle })
    .from(passkey)
    .innerJoin(account, eq(account.id, passkey.accountId))
    .where(and(eq(passkey.id, response.id), isNull(account.closedAt)))
  const handle = response.response.userHandle
  const theirs = accountId === null ? handle === found?.userHandle : found?.passkey.accountId === accountId
  if (!found || !theirs) throw new Refusal('not-allowed')
  const newCounter = await verified(found.passkey, { response, expectedChallenge, origin })
  await db.write(async (tx, now) => {
    const moved = await tx
      .update(passkey)
      .set({ counter: newCounter, lastUsedAt: now })
      // The counter that was checked: of two answers at once with one count, one is a copy.
      .where(and(eq(passkey.id, found.passkey.id), eq(passkey.counter, found.passkey.counter)))
      .returning({ id: passkey.id })
    if (moved.length === 0) throw new Refusal('not-allowed')
  })
  return found.passkey.accountId
}

async function verified(
  known: typeof passkey.$inferSelect,
  {
    response,
    expectedChallenge,
    origin
  }: { response: AuthenticationResponseJSON; expectedChallenge: string; origin: string }
): Promise<number> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      credential: { id: known.id, publicKey: new Uint8Array(known.publicKey), counter: known.counter },
      requireUserVerification: true
    })
    if (verified) return authenticationInfo.newCounter
  } catch (cause) {
    throw new Refusal('not-allowed', { cause })
  }
  throw new Refusal('not-allowed')
}
