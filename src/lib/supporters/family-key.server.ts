import { ensureNamedKey, openDataKey, type Vault } from '#lib/vault/data-keys.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'

const name = 'family'

/**
 * The room's own key, for words of supporters. They have no record and no key; and their words must open
 * whatever becomes of the person's.
 */
export async function openFamilyKey(vault: Vault): Promise<DataKey> {
  await ensureNamedKey(vault, name)
  return openDataKey(vault, name, name)
}
