import { createHash } from 'node:crypto'
import type { Writer } from '#lib/database/write.server.ts'
import { notice } from './tables.server.ts'

/** Words that somebody is about to say yes to, exactly as the screen shows them. */
export interface NoticeWords {
  /** BCP 47. */
  readonly language: string
  readonly version: string
  readonly text: string
}

/** SHA-256 of the UTF-8 text, lower-case hex. */
export function noticeHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/**
 * Keeps the exact words of a yes, once for each different text, so that what was agreed to can always be
 * shown again (UK GDPR 7(1)).
 *
 * @returns the hash that the yes refers to
 */
export async function keepNotice(tx: Writer, words: NoticeWords, now: number): Promise<string> {
  const sha256 = noticeHash(words.text)
  await tx
    .insert(notice)
    .values({ sha256, ...words, keptAt: now })
    .onConflictDoNothing()
  return sha256
}
