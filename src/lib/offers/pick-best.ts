/**
 * The `most` numbers with the lowest keys, lowest first. It keeps no more than it gives, so that a look at a
 * hundred thousand costs that look and no sorting of them.
 *
 * @param numbers in any order
 * @param keys one for each, in the same order
 * @param isBefore says of two numbers with equal keys whether the one comes before the other
 */
export function pickBest(
  numbers: Uint32Array,
  keys: Float64Array,
  isBefore: (one: number, other: number) => boolean,
  most: number
): number[] {
  const best: { number: number; key: number }[] = []
  let worst = Infinity
  for (let i = 0; i < numbers.length; i++) {
    const key = keys[i]! // within both
    if (key > worst) continue
    const number = numbers[i]!
    let [low, high] = [0, best.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = best[middle]! // between low and high
      if (other.key < key || (other.key === key && isBefore(other.number, number))) low = middle + 1
      else high = middle
    }
    if (low === most) continue
    best.splice(low, 0, { number, key })
    if (best.length > most) best.pop()
    if (best.length === most) worst = best[most - 1]!.key // the last one
  }
  return best.map(({ number }) => number)
}
