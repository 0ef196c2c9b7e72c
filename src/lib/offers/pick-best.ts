/**
 * The `most` numbers with the lowest keys, lowest first; of equal keys what came first. It keeps no more than it
 * gives, so that a walk over a hundred thousand costs a walk and no sorting of them.
 *
 * @param keyOf a number; `Infinity` leaves it out
 */
export function pickBest(
  numbers: readonly number[],
  keyOf: (number: number) => number,
  most: number
): number[] {
  const best: { number: number; key: number }[] = []
  for (const number of numbers) {
    const key = keyOf(number)
    if (key === Infinity || (best.length === most && key >= best[most - 1]!.key)) continue
    let [low, high] = [0, best.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (best[middle]!.key <= key) low = middle + 1
      else high = middle
    }
    best.splice(low, 0, { number, key })
    if (best.length > most) best.pop()
  }
  return best.map(({ number }) => number)
}
