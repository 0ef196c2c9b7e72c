import { m } from '#lib/paraglide/messages.js'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { openWords, sealWords } from '#lib/vault/sealed-words.server.ts'

/** What the person calls them. Sealed under the person's key, for this tie alone. */
export function sealSupporterName(key: DataKey, personId: string, supporterId: string, name: string): Buffer {
  return sealWords(key, [personId, 'supporter-name', supporterId], name)
}

/**
 * Empty bytes are a name that was forgotten with the person's yes: it reads as "somebody".
 *
 * @throws SealBroken when it was changed, moved, or sealed with another key
 */
export function openSupporterName(
  key: DataKey,
  personId: string,
  supporterId: string,
  sealed: Uint8Array
): string {
  if (sealed.length === 0) return m.people_somebody()
  return openWords(key, [personId, 'supporter-name', supporterId], sealed) as string
}

/** What they call themself, for the person to know them by. */
export function sealOwnName(key: DataKey, personId: string, supporterId: string, name: string): Buffer {
  return sealWords(key, [personId, 'supporter-own-name', supporterId], name)
}

export function openOwnName(key: DataKey, personId: string, supporterId: string, sealed: Uint8Array): string {
  return openWords(key, [personId, 'supporter-own-name', supporterId], sealed) as string
}
