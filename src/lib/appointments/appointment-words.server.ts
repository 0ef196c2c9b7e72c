import type { DataKey } from '#lib/vault/seal.server.ts'
import { openWords, sealWords, type WordsPlace } from '#lib/vault/sealed-words.server.ts'
import type { How } from './hows.ts'

/** How and where two meet, in the service's words. */
export interface MeetingWords {
  readonly how: How
  /** The place, or who rings whom. */
  readonly where: string
  /** Empty for nothing. */
  readonly bring: string
}

type What = 'appointment' | 'appointment-asked' | 'appointment-reason'

const placeOf = (personId: string, what: What, id: string): WordsPlace => [personId, what, id]

export function sealMeeting(key: DataKey, personId: string, id: string, words: MeetingWords): Buffer {
  const { how, where, bring } = words
  return sealWords(key, placeOf(personId, 'appointment', id), { how, where, bring })
}

/** @throws SealBroken when they were changed or moved */
export function openMeeting(key: DataKey, personId: string, id: string, sealed: Uint8Array): MeetingWords {
  return openWords(key, placeOf(personId, 'appointment', id), sealed) as MeetingWords
}

/** Words of one side to the other: why not, or which time would be better. Null for none. */
export function sealText(
  key: DataKey,
  personId: string,
  what: 'appointment-asked' | 'appointment-reason',
  id: string,
  text: string
): Buffer | null {
  return text === '' ? null : sealWords(key, placeOf(personId, what, id), text)
}

/** Throws as `openMeeting`. */
export function openText(
  key: DataKey,
  personId: string,
  what: 'appointment-asked' | 'appointment-reason',
  id: string,
  sealed: Uint8Array | null
): string {
  return sealed === null ? '' : (openWords(key, placeOf(personId, what, id), sealed) as string)
}
