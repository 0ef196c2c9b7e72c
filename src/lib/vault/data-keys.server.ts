import { randomBytes } from 'node:crypto'
import type { KeyStore } from '#lib/database/keys-file.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import type { Keyring } from './keyring.server.ts'
import { seal, unseal, type DataKey } from './seal.server.ts'

/** The two halves that together open something: wrapped data keys, and the keys they are wrapped with. */
export interface Vault {
  readonly keyStore: KeyStore
  readonly keyring: Keyring
}

/** Makes a data key for one owner and stores it wrapped. Durable when it answers. */
export async function makeDataKey(vault: Vault, ownerId: string, now: number): Promise<string> {
  const key = freshDataKey(now)
  await storeDataKey(vault, ownerId, key, now)
  return key.id
}

/** A new data key that is nowhere yet. */
export function freshDataKey(now: number): DataKey {
  return { id: newId(now), bytes: randomBytes(32) }
}

/** Stores a fresh data key for one owner, wrapped. Durable when it answers. */
export async function storeDataKey(vault: Vault, ownerId: string, key: DataKey, now: number): Promise<void> {
  const wrapped = seal(
    keyEncryptionKey(vault, vault.keyring.current),
    ['data-key', ownerId, key.id],
    key.bytes
  )
  await vault.keyStore.execute({
    sql: 'INSERT INTO data_key (id, owner_id, key_encryption_key_id, wrapped, created_at) VALUES (?, ?, ?, ?, ?)',
    args: [key.id, ownerId, vault.keyring.current, wrapped, now]
  })
}

const named = new WeakMap<KeyStore, Set<string>>()

/** Makes sure that a key exists for something that is no person: its id is its owner's name. */
export async function ensureNamedKey(vault: Vault, name: string): Promise<void> {
  const known = named.get(vault.keyStore) ?? new Set()
  if (known.has(name)) return
  const wrapped = seal(
    keyEncryptionKey(vault, vault.keyring.current),
    ['data-key', name, name],
    randomBytes(32)
  )
  await vault.keyStore.execute({
    sql: 'INSERT OR IGNORE INTO data_key (id, owner_id, key_encryption_key_id, wrapped, created_at) VALUES (?, ?, ?, ?, 0)',
    args: [name, name, vault.keyring.current, wrapped]
  })
  named.set(vault.keyStore, known.add(name))
}

/** @throws OperatorError when the key was destroyed, belongs to somebody else, or its wrapping key is not in the keyring */
export async function openDataKey(vault: Vault, ownerId: string, id: string): Promise<DataKey> {
  const { rows } = await vault.keyStore.execute({
    sql: 'SELECT key_encryption_key_id AS kek, wrapped FROM data_key WHERE id = ? AND owner_id = ?',
    args: [id, ownerId]
  })
  const row = rows[0]
  if (!row)
    throw new OperatorError(
      `Data key ${id} is not in keys.db: it was erased, or keys.db is not the one that belongs here.`
    )
  const wrapping = keyEncryptionKey(vault, String(row.kek))
  return {
    id,
    bytes: unseal(wrapping, ['data-key', ownerId, id], new Uint8Array(row.wrapped as ArrayBuffer))
  }
}

/**
 * Destroys a data key: what it sealed opens nowhere any more, and a note stays so that a restored
 * backup forgets it too. Test: `tests/integration/backup.test.ts`.
 */
export async function destroyDataKey(vault: Vault, ownerId: string, id: string, now: number): Promise<void> {
  await vault.keyStore.batch(
    [
      {
        sql: 'INSERT OR IGNORE INTO erased_key (id, owner_id, erased_at) VALUES (?, ?, ?)',
        args: [id, ownerId, now]
      },
      { sql: 'DELETE FROM data_key WHERE id = ? AND owner_id = ?', args: [id, ownerId] }
    ],
    'write'
  )
}

/**
 * Destroys every data key of one owner, as `destroyDataKey` does, all at once. Test:
 * `data-keys.test.ts`.
 */
export async function destroyDataKeysOf(vault: Vault, ownerId: string, now: number): Promise<void> {
  await vault.keyStore.batch(
    [
      {
        sql: 'INSERT OR IGNORE INTO erased_key (id, owner_id, erased_at) SELECT id, owner_id, ? FROM data_key WHERE owner_id = ?',
        args: [now, ownerId]
      },
      { sql: 'DELETE FROM data_key WHERE owner_id = ?', args: [ownerId] }
    ],
    'write'
  )
}

/** Wraps every data key with the current key-encryption key, so that an old one can be retired. */
export async function rewrapDataKeys(vault: Vault): Promise<number> {
  const { rows } = await vault.keyStore.execute({
    sql: 'SELECT id, owner_id, key_encryption_key_id AS kek, wrapped FROM data_key WHERE key_encryption_key_id <> ?',
    args: [vault.keyring.current]
  })
  const current = keyEncryptionKey(vault, vault.keyring.current)
  const updates = rows.map((row) => {
    const place = ['data-key', String(row.owner_id), String(row.id)]
    const plain = unseal(
      keyEncryptionKey(vault, String(row.kek)),
      place,
      new Uint8Array(row.wrapped as ArrayBuffer)
    )
    return {
      sql: 'UPDATE data_key SET wrapped = ?, key_encryption_key_id = ? WHERE id = ?',
      args: [seal(current, place, plain), vault.keyring.current, String(row.id)]
    }
  })
  await vault.keyStore.batch(updates, 'write')
  return updates.length
}

function keyEncryptionKey(vault: Vault, id: string): DataKey {
  const bytes = vault.keyring.keyEncryptionKeys[id]
  if (!bytes)
    throw new OperatorError(`Key ${id} is not in the keyring, so what it protects cannot be opened.`)
  return { id, bytes }
}
