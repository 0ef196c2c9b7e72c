import type { Item } from '#lib/record/field.ts'
import type { SectionDocument } from '#lib/record/sections.ts'
import { thingsIn } from '#lib/record/things.ts'

/** Seconds; then it stops by itself. */
export const longest = 10 * 60

/** Bits a second that the browser is asked for: ten minutes of a voice are then 2.4 MB. */
export const bitrate = 32_000

/** Media types that a browser may record, and that are kept. */
export const voiceTypes = ['audio/webm', 'audio/ogg', 'audio/mp4'] as const
export type VoiceType = (typeof voiceTypes)[number]

/** A recording as the section names it; its id is that of the file. */
export interface Recording {
  readonly id: string
  /** ISO date. */
  readonly day: string
  /** "2 min 5 sec" */
  readonly length: string | undefined
  /** The same in words. */
  readonly words: string | undefined
}

/** The newest last. */
export function recordingsIn(document: SectionDocument): readonly Recording[] {
  return thingsIn<Item>(document, 'recordings').map(({ id, day, length, words }) => ({
    id,
    day: String(day),
    length: typeof length === 'string' ? length : undefined,
    words: typeof words === 'string' ? words : undefined
  }))
}

/**
 * What a recording is, by its own first bytes and not by what it is called: WebM (RFC 9559), Ogg with Opus or
 * Vorbis (RFC 7845), or MP4 (ISO/IEC 14496-12). Null for anything else.
 *
 * @param start the first bytes; 512 are enough
 */
export function sniffVoice(start: Uint8Array): VoiceType | null {
  const text = (from: number, to: number) => String.fromCharCode(...start.subarray(from, to))
  if (text(0, 4) === '\x1a\x45\xdf\xa3' && text(4, 64).includes('webm')) return 'audio/webm'
  if (text(0, 4) === 'OggS') return /OpusHead|vorbis/.test(text(4, 128)) ? 'audio/ogg' : null
  if (text(4, 8) === 'ftyp' && /^(M4A |M4B |isom|iso[2-9]|mp4[12])$/.test(text(8, 12))) return 'audio/mp4'
  return null
}

/** Minutes and whole seconds of a length in seconds. */
export function minutesOf(seconds: number): { minutes: number; seconds: number } {
  const whole = Math.max(0, Math.floor(seconds))
  return { minutes: Math.floor(whole / 60), seconds: whole % 60 }
}
