import { ensureNamedKey, openDataKey, type Vault } from '#lib/vault/data-keys.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'

/**
 * The chain for attempts that name nobody. It is written to exactly as a person's chain is, so that
 * asking for somebody who is not there costs and looks the same.
 */
export const sinkChain = 'sink'

export async function openSinkKey(vault: Vault): Promise<DataKey> {
  await ensureNamedKey(vault, sinkChain)
  return openDataKey(vault, sinkChain, sinkChain)
}
