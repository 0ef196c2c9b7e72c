import type { KeyStore } from '#lib/database/keys-file.server.ts'

/** Every data key that was ever destroyed, and whose it was. */
export async function findErasedKeys(vault: {
  readonly keyStore: KeyStore
}): Promise<{ id: string; ownerId: string }[]> {
  const { rows } = await vault.keyStore.execute('SELECT id, owner_id FROM erased_key')
  return rows.map((row) => ({ id: String(row.id), ownerId: String(row.owner_id) }))
}
