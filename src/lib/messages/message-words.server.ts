import { openWords, sealWords, type WordsPlace } from '#lib/vault/sealed-words.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'

/** What is sealed of a message, under the person's key. */
export interface MessageWords {
  readonly text: string
  /** The name that the person knows the worker by; null for the person's own. */
  readonly by: string | null
}

interface Of {
  readonly personId: string
  readonly messageId: string
}

export function sealMessage(key: DataKey, of: Of, words: MessageWords): Buffer {
  return sealWords(key, placeOf(of), words)
}

/** @throws SealBroken when it was changed or moved */
export function openMessage(key: DataKey, of: Of, sealed: Uint8Array): MessageWords {
  return openWords(key, placeOf(of), sealed) as MessageWords
}

const placeOf = ({ personId, messageId }: Of): WordsPlace => [personId, 'message', messageId]
