/** Words that say nothing about what somebody looks for. */
const idle = new Set(
  'a an and any anyone at can do find for from get give got have help how i in is it like looking m me my need no of on or please service some somebody someone somewhere support that the there to want what when where who with you your'.split(
    ' '
  )
)
const mostWords = 8

/** The words that say what somebody looks for, in small letters, eight at most, each once. */
export function wordsOf(typed: string): string[] {
  const all = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(all.filter((word) => !idle.has(word)))].slice(0, mostWords)
}

/**
 * What somebody typed as an FTS5 query (https://sqlite.org/fts5.html#full_text_query_syntax): each word
 * quoted, the last letters left open. Everything that FTS5 could read as a command is gone.
 *
 * @returns null when nothing is left to look for
 */
export function matchOf(typed: string, join: 'AND' | 'OR'): string | null {
  const words = wordsOf(typed)
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(` ${join} `)
}
