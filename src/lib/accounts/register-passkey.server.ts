import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { eq } from 'drizzle-orm'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { findAccount } from './find-account.server.ts'
import { keepChallenge, takeChallenge } from './passkey-challenges.server.ts'
import { passkey } from './tables.server.ts'

/** Ed25519, ES256, RS256: what devices in use make. */
const algorithms = [-8, -7, -257]

/** What the browser needs to make a passkey for this account, and the id of the challenge in it. */
export interface PasskeyOffer {
  readonly challengeId: string
  readonly options: PublicKeyCredentialCreationOptionsJSON
}

/**
 * Begins a passkey for an account. The caller has made sure that it is theirs. The device keeps a random
 * handle and the sign-in name, nothing else of the account.
 *
 * @param origin of this site, as the browser knows it
 * @throws Refusal `not-found` when the account is closed
 */
export async function offerPasskey(db: Database, accountId: string, origin: string): Promise<PasskeyOffer> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  const found = await findAccount(db, accountId)
  if (!found) throw new Refusal('not-found')
  const known = await db.read
    .select({ id: passkey.id, transports: passkey.transports })
    .from(passkey)
    .where(eq(passkey.accountId, accountId))
  const options = await generateRegistrationOptions({
    rpName: m.app_name(),
    rpID: new URL(origin).hostname,
    userName: found.signInName ?? m.accounts_key_no_name(),
    userID: new Uint8Array(Buffer.from(found.userHandle, 'base64url')),
    timeout: 5 * 60 * 1000, // ms
    attestationType: 'none',
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms
  })
  const { challenge } = options
  const challengeId = await keepChallenge(db, { challenge, purpose: 'register', accountId })
  return { challengeId, options }
}

export interface PasskeyMade {
  readonly challengeId: string | undefined
  readonly response: RegistrationResponseJSON
  readonly origin: string
}

/**
 * Checks a new passkey and keeps it for this account. `alongside` joins the same write, so that a join
 * code is spent exactly when the passkey is there.
 *
 * @throws Refusal `not-allowed` when it does not verify for this site, this account and this challenge;
 *   `already-done` when the passkey is there already
 */
export async function keepPasskey(
  db: Database,
  accountId: string,
  { challengeId, response, origin }: PasskeyMade,
  alongside: (tx: Writer, now: number) => Promise<void> = async () => undefined
): Promise<void> {
  const expectedChallenge = await takeChallenge(db, challengeId, { purpose: 'register', accountId })
  const made = await verified(response, expectedChallenge, origin)
  await db.write(async (tx, now) => {
    await alongside(tx, now)
    const kept = await tx
      .insert(passkey)
      .values({
        id: made.id,
        accountId,
        publicKey: Buffer.from(made.publicKey),
        counter: made.counter,
        transports: made.transports ?? [],
        createdAt: now
      })
      .onConflictDoNothing()
      .returning({ id: passkey.id })
    if (kept.length === 0) throw new Refusal('already-done')
  })
}

async function verified(response: RegistrationResponseJSON, expectedChallenge: string, origin: string) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  try {
    await ensureNoCertificate(response)
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms
    })
    if (registrationInfo) return registrationInfo.credential
  } catch (cause) {
    throw new Refusal('not-allowed', { cause })
  }
  throw new Refusal('not-allowed')
}

/**
 * Which maker built the device is not asked (`attestationType` none), so a browser sends no certificate.
 * One that comes anyway is refused unread: the library would fetch whatever address it names as its list
 * of revoked certificates. What stays is no proof at all, or one made with the new key itself.
 */
async function ensureNoCertificate({ response }: RegistrationResponseJSON): Promise<void> {
  const { decodeAttestationObject, isoBase64URL } = await import('@simplewebauthn/server/helpers')
  const made = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject))
  const bySelf = made.get('fmt') === 'packed' && made.get('attStmt').get('x5c') === undefined
  if (made.get('fmt') !== 'none' && !bySelf) throw new Error('a certificate came unasked')
}
