import { isRealDay } from '#lib/record/checks.ts'
import { dateInWords } from '#lib/record/date-in-words.ts'
import type { WordsKey } from '#lib/record/field.ts'
import { isBlank, limits, tidy } from '#lib/record/rules.ts'
import { meanings, type Mapping, type Meaning } from './mapping.ts'
import type { TableRow } from './read-table.server.ts'

/** A qualification as a line tells it. Each part is an answer as the record keeps it. */
export type Learned = { readonly title: string } & Readonly<Partial<Record<Meaning, string>>>

/** What comes of one line. */
export type ReadLine = { readonly line: number } & (
  { readonly learned: Learned; readonly leftOut: readonly Meaning[] } | { readonly why: WordsKey }
)

/**
 * Reads one line as a qualification. Without a title it is none. A level or a day that makes no sense is left
 * out, and said; a cell that a spreadsheet would work out is not believed. Pure. Test: `read-learning.test.ts`.
 */
export function readLearned({ line, cells }: TableRow, columns: number, mapping: Mapping): ReadLine {
  if (cells.length > columns) return { line, why: 'learning_row_cells' }
  const told: Partial<Record<Meaning, string>> = {}
  const leftOut: Meaning[] = []
  for (const meaning of meanings) {
    const index = mapping[meaning]
    const cell = index === null ? '' : plain(cells[index] ?? '')
    if (/^[=+\-@]/.test(cell)) return { line, why: 'learning_row_formula' }
    if (isBlank(cell)) continue
    if ([...cell].length > limits.text) return { line, why: 'learning_row_long' }
    const answer = readers[meaning]?.(cell) ?? (readers[meaning] ? null : cell)
    if (answer === null) leftOut.push(meaning)
    else told[meaning] = answer
  }
  const { title } = told
  return title === undefined
    ? { line, why: 'learning_row_title' }
    : { line, learned: { ...told, title }, leftOut }
}

/** Tidy; `="0123"` is how a spreadsheet keeps text as it is, and a dash is how people say nothing. */
function plain(cell: string): string {
  const text = tidy(cell.slice(0, 4 * limits.text))
  const kept = /^="([^"]*)"$/.exec(text)?.[1] ?? text
  return /^([-–—]|n\/?a|none)$/i.test(kept) ? '' : kept
}

const readers: Partial<Record<Meaning, (cell: string) => string | null>> = { level: readLevel, year: readDay }

/** "Level 2", "L2", "2", "Entry 3", "E3"; the code of the choice. */
function readLevel(cell: string): string | null {
  if (/^(entry\b.*|e ?[1-3])$/i.test(cell)) return 'ENTRY'
  return /^(?:(?:rqf |nvq )?level|l)? ?0*([1-8])\b[^\d]*$/i.exec(cell)?.[1] ?? null
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A day in words, as people here write days; a year or a month as it is. Null for a day that is none. */
function readDay(cell: string): string | null {
  const text = cell.replace(/[T ]+\d{1,2}:\d\d(:\d\d(\.\d+)?)?(Z| ?[ap]m)?$/i, '')
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (iso) return inWords(iso[1], iso[2], iso[3])
  const british = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text)
  if (british) return inWords(fullYear(british[3]), british[2], british[1])
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]([a-z]{3})[a-z]*\.?,?[-/. ](\d{4}|\d{2})$/i.exec(text)
  const month = named ? months.indexOf(named[2]?.toLowerCase() ?? '') + 1 : 0
  if (named && month > 0) return inWords(fullYear(named[3]), String(month), named[1])
  return /^(?:[a-z]{3,9}\.?[- ]?)?(?:\d{4}|'?\d{2})$/i.test(text) ? text : null
}

function fullYear(year = ''): string {
  if (year.length === 4) return year
  return Number(year) > 50 ? `19${year}` : `20${year}`
}

function inWords(year = '', month = '', day = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDay(date) && date > '1900' ? dateInWords(date) : null
}
