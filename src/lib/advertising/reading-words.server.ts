import { m } from '#lib/paraglide/messages.js'
import { readingLevel, sentencesOf } from './reading-level.ts'

/** Grades of the person's side (`scripts/reading-level.ts`) and of what most adults manage. */
const [easy, fair] = [4, 7]
const longSentence = 20 // words

/** What to say beside a text about how hard it is to read; null while there is too little of it. */
export function readingWords(text: string): string | null {
  const sentences = sentencesOf(text)
  const { words, grade } = readingLevel(sentences)
  if (words < 4) return null
  const most = Math.max(...sentences.map((sentence) => sentence.length))
  const level =
    grade <= easy
      ? m.org_offers_reading_easy()
      : grade <= fair
        ? m.org_offers_reading_fair()
        : m.org_offers_reading_hard()
  return most > longSentence ? `${level} ${m.org_offers_reading_long({ words: most })}` : level
}

/** Field → words, for those of these texts that say enough. */
export function readingOf(texts: Readonly<Record<string, unknown>>): Record<string, string> {
  const measured = Object.entries(texts).flatMap(([field, text]) => {
    const words = typeof text === 'string' ? readingWords(text) : null
    return words === null ? [] : [[field, words] as const]
  })
  return Object.fromEntries(measured)
}
