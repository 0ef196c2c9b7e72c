import { m } from '#lib/paraglide/messages.js'
import type { WordsKey } from './field.ts'

/** Words by key, for the server: reached from a page it would bring every message along. */
export function words(key: WordsKey): string {
  return m[key]()
}
