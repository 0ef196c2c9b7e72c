import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { OperatorError } from '#lib/database/operator-error.ts'

const base64Key = v.pipe(
  v.string(),
  v.transform((text) => Buffer.from(text, 'base64')),
  v.check((bytes) => bytes.length === 32)
)

const keyringFile = v.object({
  /** The key that new data keys are wrapped with. */
  current: v.string(),
  keyEncryptionKeys: v.record(v.string(), base64Key),
  /** Mixed into every passphrase hash, so that a stolen database cannot be guessed at alone. */
  pepper: base64Key
})

/** Key-encryption keys by id, and the pepper. 32 bytes each. In production the file is outside `DATA_DIR`. */
export type Keyring = v.InferOutput<typeof keyringFile>

/** @throws OperatorError when the file is missing or is not a keyring */
export function readKeyring(file: string): Keyring {
  if (!existsSync(file)) throw new OperatorError(`There is no keyring at ${file}.`)
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new OperatorError(`The keyring at ${file} is not JSON.`, { cause })
  }
  const result = v.safeParse(keyringFile, parsed)
  if (!result.success) throw new OperatorError(`The keyring at ${file} is not complete.`)
  if (!result.output.keyEncryptionKeys[result.output.current]) {
    throw new OperatorError(`The keyring at ${file} names a current key that it does not hold.`)
  }
  return result.output
}

const forItsOwner = { mode: 0o600 }

/** Makes a keyring with one new key. Refuses to overwrite one: a lost keyring is lost data. */
export function makeKeyring(file: string): void {
  const id = newKeyId()
  const keyring = {
    current: id,
    keyEncryptionKeys: { [id]: randomBytes(32).toString('base64') },
    pepper: randomBytes(32).toString('base64')
  }
  writeFileSync(file, asText(keyring), { ...forItsOwner, flag: 'wx' })
}

/** Adds a new current key; the old ones stay, because older data keys are still wrapped with them. */
export function addKey(file: string): string {
  readKeyring(file)
  const stored = JSON.parse(readFileSync(file, 'utf8')) as {
    current: string
    keyEncryptionKeys: Record<string, string>
  }
  const id = newKeyId()
  stored.keyEncryptionKeys[id] = randomBytes(32).toString('base64')
  stored.current = id
  writeFileSync(`${file}.new`, asText(stored), forItsOwner)
  chmodSync(`${file}.new`, forItsOwner.mode) // one that a crash left keeps its rights
  renameSync(`${file}.new`, file)
  return id
}

const asText = (keyring: object): string => JSON.stringify(keyring, null, 2) + '\n'

function newKeyId(): string {
  return `kek-${randomBytes(6).toString('hex')}`
}
