const least = 4 // letters; a shorter word is as near to too many others

/** All runs of three letters of a word, each once. Empty for a word too short to guess at. */
export function trigramsOf(word: string): string[] {
  const letters = [...word.toLowerCase()]
  if (letters.length < least) return []
  return [...new Set(letters.slice(2).map((_, i) => letters.slice(i, i + 3).join('')))]
}

/** The word that was meant: one slip away, two in a long word. Null when none is so near. */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  const word = typed.toLowerCase()
  const most = word.length < 7 ? 1 : 2
  let [nearest, slips]: [string | null, number] = [null, most + 1]
  for (const other of words) {
    if (Math.abs(other.length - word.length) > most || other === word) continue
    const needed = slipsBetween(word, other)
    if (needed < slips) [nearest, slips] = [other, needed]
  }
  return nearest
}

/** Letters left out, put in, wrong, or two that changed places (optimal string alignment distance). */
export function slipsBetween(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...new Array<number>(b.length).fill(0)])
  rows[0] = Array.from({ length: b.length + 1 }, (_, k) => k)
  const at = (i: number, k: number) => rows[i]![k]! // within both words
  for (let i = 1; i <= a.length; i++) {
    for (let k = 1; k <= b.length; k++) {
      const wrong = a[i - 1] === b[k - 1] ? 0 : 1
      const swapped = i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1]
      rows[i]![k] = Math.min(
        at(i - 1, k) + 1,
        at(i, k - 1) + 1,
        at(i - 1, k - 1) + wrong,
        swapped ? at(i - 2, k - 2) + 1 : Infinity
      )
    }
  }
  return at(a.length, b.length)
}
