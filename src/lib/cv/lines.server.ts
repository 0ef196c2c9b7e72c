import { hash } from 'node:crypto'
import { isBlank, mostItems } from '#lib/record/rules.ts'

/**
 * A piece of a longer answer, known by what it says: when the words change, it is another piece. The id is too
 * short to tell what it was, for it stays when a story is taken back.
 */
export interface Line {
  readonly id: string
  readonly text: string
}

/** "Staying calm. Fixing bikes." is two skills; so are two lines. */
export function skillsIn(text: string): Line[] {
  return linesOf(text.split(/\n|(?<=[.;])\s+/u).map((line) => line.replace(/^[-•*\s]+|[.;\s]+$/gu, '')))
}

/** The paragraphs of a story. */
export function paragraphsIn(text: string): Line[] {
  return linesOf(text.split(/\n+/u))
}

function linesOf(texts: readonly string[]): Line[] {
  const told = new Set(texts.map((text) => text.trim()).filter((text) => !isBlank(text)))
  return [...told].slice(0, mostItems).map((text) => ({ id: hash('sha256', text).slice(0, 8), text }))
}
