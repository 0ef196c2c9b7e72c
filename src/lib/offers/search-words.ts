/** Words that say nothing about what somebody looks for. */
const idle = new Set(
  'a an and any anyone at can do find for from get give got have help how i in is it like looking m me my need no of on or please service some somebody someone somewhere support that the there to want what when where who with you your'.split(
    ' '
  )
)
const mostWords = 8

/**
 * What somebody typed as an FTS5 query (https://sqlite.org/fts5.html#full_text_query_syntax): each word
 * quoted, the last letters left open. Everything that FTS5 could read as a command is gone.
 *
 * @returns null when nothing is left to look for
 */
export function matchOf(words: string, join: 'AND' | 'OR'): string | null {
  const all = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const chosen = all.filter((word) => !idle.has(word)).slice(0, mostWords)
  return chosen.length === 0 ? null : chosen.map((word) => `"${word}"*`).join(` ${join} `)
}
