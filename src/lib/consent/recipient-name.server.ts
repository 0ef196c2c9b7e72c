import { openSupporterName } from '#lib/supporters/supporter-name.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'

/** What a query tells of a recipient's name; a supporter's is sealed under the person's key. */
export interface RecipientNames {
  readonly organisation: string | null
  readonly worker: string | null
  readonly supporterId: string | null
  readonly sealedName: Uint8Array | null
}

/** The name that the person knows a recipient by: "Connect Housing", "Anna, Connect Housing", "Mum". */
export function recipientName(personId: string, key: DataKey, names: RecipientNames): string {
  if (names.supporterId && names.sealedName) {
    return openSupporterName(key, personId, names.supporterId, names.sealedName)
  }
  const organisation = names.organisation ?? ''
  return names.worker ? `${names.worker}, ${organisation}` : organisation
}
