/** Yes or no for each of many numbers in little room: bit n % 32 of word n / 32, from the lowest on. */
export type Bits = Uint32Array

/** Room for the numbers below `count`, none of them set. */
export function noBits(count: number): Bits {
  return new Uint32Array(Math.ceil(count / 32))
}

/** A number past the end is not set. */
export function hasBit(bits: Bits, number: number): boolean {
  return ((bits[number >>> 5]! >>> (number & 31)) & 1) === 1 // a shift makes 0 of what is not there
}

export function setBit(bits: Bits, number: number, on: boolean): void {
  const bit = 1 << (number & 31)
  if (on) bits[number >>> 5]! |= bit
  else bits[number >>> 5]! &= ~bit
}

/** Takes away what is not set in `other` too; everything, when there is no other. */
export function keepShared(bits: Bits, other: Bits | undefined): void {
  if (!other) bits.fill(0)
  else for (let word = 0; word < bits.length; word++) bits[word]! &= other[word]!
}

/** Takes away what is set in `other`. */
export function keepApart(bits: Bits, other: Bits | undefined): void {
  if (other) for (let word = 0; word < bits.length; word++) bits[word]! &= ~other[word]!
}

/** Calls with each number that is set, from the lowest on. Taking away the one that is met is allowed. */
export function eachBit(bits: Bits, meet: (number: number) => void): void {
  for (let word = 0; word < bits.length; word++) {
    // The lowest of what is left, one after the other.
    for (let left = bits[word]!; left !== 0; left &= left - 1) meet(32 * word + 31 - Math.clz32(left & -left))
  }
}
