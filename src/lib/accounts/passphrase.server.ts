import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '#lib/access/refusal.ts'
import type { Keyring } from '#lib/vault/keyring.server.ts'

/** argon2id (the package's own default) at OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Two hashings at a time use 38 MiB; so many more may wait before somebody is asked to come back. */
const atOnce = 2
const mayWait = 50

/** @returns argon2id in PHC format, made with the pepper of the keyring */
export async function hashPassphrase(keyring: Keyring, passphrase: string): Promise<string> {
  return inTurn(() => hash(passphrase, { ...cost, secret: keyring.pepper }))
}

/**
 * Whether this is the passphrase. Without a hash (an unknown name, somebody with no passphrase) it does
 * the same work and says no, so that the time taken tells nothing. Test: `sign-in-with-passphrase.test.ts`.
 *
 * @throws Refusal `too-many-tries` when too many are waiting already
 */
export async function checkPassphrase(
  keyring: Keyring,
  stored: string | null,
  passphrase: string
): Promise<boolean> {
  const against = stored ?? (await decoyOf(keyring))
  const fits = await inTurn(() => verify(against, passphrase, { secret: keyring.pepper }))
  return stored !== null && fits
}

const decoys = new WeakMap<Keyring, Promise<string>>()

function decoyOf(keyring: Keyring): Promise<string> {
  const decoy = decoys.get(keyring) ?? hashPassphrase(keyring, crypto.randomUUID())
  decoys.set(keyring, decoy)
  return decoy
}

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) throw new Refusal('too-many-tries')
    await new Promise<void>((go) => waiting.push(go))
  } else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
