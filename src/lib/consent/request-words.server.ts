import type { DataKey } from '#lib/vault/seal.server.ts'
import { openWords, sealWords, type WordsPlace } from '#lib/vault/sealed-words.server.ts'

/** The service's own words of a request, 300 letters at most each. */
export interface RequestText {
  /** What the person still gets when they say no. */
  readonly onNo: string
  /** Empty when there is none. */
  readonly note: string
}

export function sealRequestText(
  key: DataKey,
  personId: string,
  requestId: string,
  text: RequestText
): Buffer {
  const { onNo, note } = text
  return sealWords(key, place(personId, requestId), { onNo, note })
}

/** @throws SealBroken when they were changed or moved */
export function openRequestText(
  key: DataKey,
  personId: string,
  requestId: string,
  sealed: Uint8Array
): RequestText {
  return openWords(key, place(personId, requestId), sealed) as RequestText
}

const place = (personId: string, requestId: string): WordsPlace => [personId, 'request', requestId]
