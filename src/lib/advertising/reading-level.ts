import { syllable } from 'syllable'

/** How hard words are to read. */
export interface ReadingLevel {
  readonly words: number
  readonly sentences: number
  /** Flesch–Kincaid grade: the grade of an American school that can read it. */
  readonly grade: number
  /** Words in a sentence. */
  readonly mean: number
}

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' })

/** Sentences as lists of words. A label of up to three words is no sentence: it would make hard text look easy. */
export function sentencesOf(text: string): string[][] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
    .flatMap((sentence) => sentence.split('\n'))
    .map((sentence) => sentence.match(/\p{L}[\p{L}'’-]*/gu) ?? [])
    .filter((words) => words.length > 3 || (words.length > 0 && /[.?]\s*$/.test(text)))
}

export function readingLevel(sentences: readonly string[][]): ReadingLevel {
  const words = sentences.flat()
  if (words.length === 0) return { words: 0, sentences: 0, grade: 0, mean: 0 }
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0)
  const mean = words.length / sentences.length
  // Kincaid and others, 1975.
  const grade = 0.39 * mean + 11.8 * (syllables / words.length) - 15.59
  return { words: words.length, sentences: sentences.length, grade, mean }
}
