/**
 * The order in which the pieces of a line stand on paper, for scripts that are written from the right. A small
 * part of the Unicode Bidirectional Algorithm (https://www.unicode.org/reports/tr9/): words and what stands
 * between them, at two levels. The letters inside a piece are put in order by the font's own layout.
 */

/** Letters and marks of scripts written from the right: Hebrew, Arabic, Syriac, Thaana, N'Ko and others. */
const fromRight = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const pieces =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{M}]+|\s+|[\p{L}\p{N}][\p{L}\p{N}\p{P}\p{S}]*(?<!\p{P})|./gsu

export type Direction = 'ltr' | 'rtl'

export const hasFromRight = (text: string): boolean => fromRight.test(text)

/** The direction of the first letter that has one, as `dir="auto"` finds it. */
export function directionOf(text: string): Direction {
  const first = /\p{L}/u.exec(text)
  return first && fromRight.test(first[0]) ? 'rtl' : 'ltr'
}

/** A line cut into pieces that each run one way, in the order in which they are read. */
export function piecesOf(line: string): string[] {
  return line.match(hasFromRight(line) ? pieces : /\s+|\S+/gu) ?? []
}

/** The pieces of one line from left to right. */
export function inVisualOrder<Piece extends { readonly text: string }>(
  line: readonly Piece[],
  base: Direction
): Piece[] {
  const ways = directionsOf(
    line.map(({ text }) => text),
    base
  )
  // Runs against the base are turned in themselves; a base from the right turns everything once more.
  const runs: Piece[][] = []
  for (const [i, piece] of line.entries()) {
    if (i > 0 && ways[i] === ways[i - 1])
      runs.at(-1)!.push(piece) // there is one
    else runs.push([piece])
  }
  let at = 0
  const turned = runs.map((run) => {
    const way = ways[at]
    at += run.length
    return way === 'rtl' ? run.toReversed() : run
  })
  return (base === 'rtl' ? turned.toReversed() : turned).flat()
}

/** What has no direction takes that of both its neighbours, else that of the line. */
function directionsOf(line: readonly string[], base: Direction): Direction[] {
  const own = line.map((piece) =>
    fromRight.test(piece) ? 'rtl' : /[\p{L}\p{N}]/u.test(piece) ? 'ltr' : null
  )
  return own.map((way, i) => {
    if (way) return way
    const before = own.slice(0, i).findLast((one) => one !== null) ?? base
    const after = own.slice(i + 1).find((one) => one !== null) ?? base
    return before === after ? before : base
  })
}
