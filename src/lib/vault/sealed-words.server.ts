import { seal, unseal, type DataKey } from './seal.server.ts'

/** Where some words belong: whose they are, what they are, and the id of their row; bound into the seal. */
export type WordsPlace = readonly [ownerId: string, what: string, rowId: string]

/** Seals words that are no section of the record: a name, a note, a reason. JSON in UTF-8. */
export function sealWords(key: DataKey, place: WordsPlace, words: unknown): Buffer {
  return seal(key, place, Buffer.from(JSON.stringify(words)))
}

/** @throws SealBroken when they were changed, moved, or sealed with another key */
export function openWords(key: DataKey, place: WordsPlace, sealed: Uint8Array): unknown {
  return JSON.parse(unseal(key, place, sealed).toString('utf8')) as unknown
}
