import { openWords, sealWords, type WordsPlace } from '#lib/vault/sealed-words.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'

/** The words of one step: what was written and, for the first, the line of the history that goes with it. */
export interface ComplaintWords {
  readonly text: string
  /** Exactly as the person saw it; null when they did not choose to show one. */
  readonly line: ComplaintLine | null
}

export interface ComplaintLine {
  readonly when: string
  readonly text: string
  readonly more: string | null
}

/** Where the words of a step belong; bound into their seal. */
export interface StepPlace {
  readonly personId: string
  readonly complaintId: string
  readonly seq: number
}

/** Seals the words of a step under the key of its complaint. */
export function sealComplaintWords(key: DataKey, at: StepPlace, words: ComplaintWords): Buffer {
  return sealWords(key, placeOf(at), words)
}

/** @throws SealBroken when they were changed or moved */
export function openComplaintWords(key: DataKey, at: StepPlace, sealed: Uint8Array): ComplaintWords {
  return openWords(key, placeOf(at), sealed) as ComplaintWords
}

function placeOf({ personId, complaintId, seq }: StepPlace): WordsPlace {
  return [personId, 'complaint', `${complaintId}/${seq}`]
}
