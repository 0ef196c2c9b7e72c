/** What a column of learning records can be: a part of a qualification (`record/qualifications-fields.ts`). */
export const meanings = ['title', 'body', 'level', 'year', 'grade'] as const
export type Meaning = (typeof meanings)[number]

/** Which column holds what: its number from 0, or null for none. */
export type Mapping = Readonly<Record<Meaning, number | null>>

/** How programs call them. The narrower ones come first: "awarding body" is not the title. */
const names: readonly (readonly [Meaning, RegExp])[] = [
  ['body', /award(ing)?\s*(body|org)|awarding|provider|\bbody\b|college|given by/],
  ['level', /\blevel\b|\brqf\b/],
  ['grade', /grade|result|\bmark\b|outcome|score/],
  ['year', /date|year|achieved|completed|when|finished/],
  ['title', /qualification|course|title|subject|learning aim|certificate|\baward\b|\bunit\b|\bname\b/]
]

/** A guess from the names of the columns, for the person to put right. Each column is used once. */
export function guessMapping(columns: readonly string[]): Mapping {
  const taken = new Set<number>()
  const guess: Record<Meaning, number | null> = {
    title: null,
    body: null,
    level: null,
    year: null,
    grade: null
  }
  for (const [meaning, pattern] of names) {
    const index = columns.findIndex((name, at) => !taken.has(at) && pattern.test(name.toLowerCase()))
    if (index < 0) continue
    taken.add(index)
    guess[meaning] = index
  }
  return guess
}

/** The mapping that a form sends, by the name of the meaning: a column's number, anything else for none. */
export function readMapping(told: (meaning: Meaning) => string | undefined, columns: number): Mapping {
  const column = (meaning: Meaning) => {
    const text = told(meaning) ?? ''
    return /^\d{1,3}$/.test(text) && Number(text) < columns ? Number(text) : null
  }
  return {
    title: column('title'),
    body: column('body'),
    level: column('level'),
    year: column('year'),
    grade: column('grade')
  }
}
