import { openWords, sealWords, type WordsPlace } from '#lib/vault/sealed-words.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import type { NotAbleReason, UsefulAnswer } from './rules.ts'

/** What a service answered, in its own words, sealed under the person's key. */
export interface AnswerWords {
  /** The name that people know the worker by. */
  readonly by: string
  /** Empty when nothing was written. */
  readonly words: string
  /** Why not; null unless they are not able to help. */
  readonly reason: NotAbleReason | null
  /** What else might help; empty unless they are not able to. */
  readonly otherHelp: string
  /** Id of another offer that might help, of theirs or of somebody else; null when none. */
  readonly otherOfferId: string | null
}

type Of = { readonly id: string; readonly personId: string }

export function sealAnswer(key: DataKey, of: Of, answer: AnswerWords): Buffer {
  return sealWords(key, answerPlace(of), answer)
}

export function openAnswer(key: DataKey, of: Of, sealed: Uint8Array): AnswerWords {
  return openWords(key, answerPlace(of), sealed) as AnswerWords
}

export function sealUseful(key: DataKey, of: Of, useful: UsefulAnswer): Buffer {
  return sealWords(key, usefulPlace(of), useful)
}

export function openUseful(key: DataKey, of: Of, sealed: Uint8Array): UsefulAnswer {
  return openWords(key, usefulPlace(of), sealed) as UsefulAnswer
}

const answerPlace = ({ id, personId }: Of): WordsPlace => [personId, 'interest-answer', id]
const usefulPlace = ({ id, personId }: Of): WordsPlace => [personId, 'interest-useful', id]
