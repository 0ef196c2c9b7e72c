import type { KeyStore } from '#lib/database/keys-file.server.ts'

interface Vault {
  readonly keyStore: KeyStore
}

/** Notes beside the keys that a passkey was removed, so that a restored backup removes it again. */
export async function noteRemovedPasskey(vault: Vault, passkeyId: string, now: number): Promise<void> {
  await vault.keyStore.execute({
    sql: 'INSERT OR IGNORE INTO removed_passkey (id, removed_at) VALUES (?, ?)',
    args: [passkeyId, now]
  })
}

/** Ids of every passkey that was ever removed. */
export async function findRemovedPasskeys(vault: Vault): Promise<string[]> {
  const { rows } = await vault.keyStore.execute('SELECT id FROM removed_passkey')
  return rows.map((row) => String(row.id))
}
