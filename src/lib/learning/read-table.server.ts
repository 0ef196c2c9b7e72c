/** One line of a file: its number as an editor counts, and its cells. */
export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}

export interface Table {
  /** Names of the columns, as the first line has them. */
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
  /** Lines that could not be read at all. */
  readonly unreadable: readonly number[]
}

/** Why there is no table; told apart, because each has another way out. */
export type NoTable = 'empty' | 'too-large' | 'not-text' | 'spreadsheet' | 'too-long' | 'one-line'

/** Bytes of a file. As text it goes back and forth with the form, which has room for 512 kB. */
export const largestFile = 300_000
/** What a table may be: bytes of UTF-8, and lines. */
export interface TableLimits {
  readonly text: number
  readonly lines: number
}
const ofForm: TableLimits = { text: 450_000, lines: 1000 }
const mostColumns = 60

/**
 * The text of a file that some program wrote: UTF-8, UTF-16 of either order, or the Western European one of
 * Windows, told by how it begins and by what is valid.
 */
export function readText(bytes: Uint8Array, largest = largestFile): string | { readonly problem: NoTable } {
  if (bytes.length === 0) return { problem: 'empty' }
  if (bytes.length > largest) return { problem: 'too-large' }
  const start = String.fromCharCode(...bytes.subarray(0, 4))
  if (start.startsWith('PK') || start === '\xd0\xcf\x11\xe0') return { problem: 'spreadsheet' }
  const text = decode(bytes)
  // eslint-disable-next-line no-control-regex -- what a picture or a program has, and no table
  if (text === null || /[\0-\x08\x0e-\x1f]/.test(text)) return { problem: 'not-text' }
  return text
}

function decode(bytes: Uint8Array): string | null {
  const as = (encoding: string) => new TextDecoder(encoding, { fatal: true }).decode(bytes)
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return as('utf-16le')
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return as('utf-16be')
    if (bytes[1] === 0 && bytes[0] !== 0) return as('utf-16le')
    if (bytes[0] === 0 && bytes[1] !== 0) return as('utf-16be')
  } catch {
    return null
  }
  try {
    return as('utf-8')
  } catch {
    return as('windows-1252')
  }
}

/**
 * Reads a table with a comma, a semicolon or a tab between the cells. A line that makes no sense is named, and
 * loses no other. Test: `read-table.test.ts`.
 */
export async function readTable(text: string, most = ofForm): Promise<Table | { readonly problem: NoTable }> {
  if (Buffer.byteLength(text) > most.text) return { problem: 'too-large' }
  const { body, delimiter, skipped } = withoutHint(text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n'))
  if (body.trim() === '') return { problem: 'empty' }
  if (body.split('\n').length > most.lines) return { problem: 'too-long' }
  const { rows, unreadable } = await readRows(body, delimiter ?? findDelimiter(body))
  const [head, ...others] = rows
  if (!head) return { problem: 'not-text' }
  if (others.length === 0) return { problem: 'one-line' }
  const number = (line: number) => line + skipped
  return {
    columns: head.cells.slice(0, mostColumns).map((name) => name.trim()),
    rows: others.map(({ line, cells }) => ({ line: number(line), cells })),
    unreadable: unreadable.map(number)
  }
}

/** Some programs say in a first line what stands between the cells: `sep=;`. */
function withoutHint(text: string): { body: string; delimiter?: string; skipped: number } {
  const hint = /^"?sep=([,;\t])"?\n/.exec(text)
  return hint?.[1]
    ? { body: text.slice(hint[0].length), delimiter: hint[1], skipped: 1 }
    : { body: text, skipped: 0 }
}

/** What stands most often in the first line, outside of quotes. */
function findDelimiter(text: string): string {
  const first = (text.trimStart().split('\n', 1)[0] ?? '').replaceAll(/"[^"]*"/g, '')
  const count = (one: string) => first.split(one).length
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

interface Rows {
  readonly rows: readonly TableRow[]
  readonly unreadable: readonly number[]
}

/** As a whole; where a quote has no end, line by line, so that it swallows nothing. */
async function readRows(text: string, delimiter: string): Promise<Rows> {
  const { parse } = await import('csv-parse/sync')
  const options = {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    trim: true
  } as const
  const read = (part: string) =>
    (parse(part, options) as unknown as { record: string[]; info: { lines: number } }[]).map(
      ({ record, info }) => ({ line: info.lines, cells: record })
    )
  try {
    return { rows: read(text).filter(({ cells }) => cells.some((cell) => cell !== '')), unreadable: [] }
  } catch {
    const unreadable: number[] = []
    const rows = text.split('\n').flatMap((part, index) => {
      try {
        return read(part).map(({ cells }) => ({ line: index + 1, cells }))
      } catch {
        unreadable.push(index + 1)
        return []
      }
    })
    return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')), unreadable }
  }
}
