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

/** Those that are set, from the lowest on. */
export function numbersIn(bits: Bits): Uint32Array {
  const numbers = new Uint32Array(countBits(bits))
  let count = 0
  for (let word = 0; word < bits.length; word++) {
    for (let left = bits[word]!; left !== 0;) {
      const lowest = left & -left
      numbers[count++] = 32 * word + 31 - Math.clz32(lowest)
      left ^= lowest
    }
  }
  return numbers
}

function countBits(bits: Bits): number {
  let count = 0
  // Bits of pairs, then of fours, then of bytes, and the sum of the four bytes: Hacker's Delight, 5-1.
  for (let some of bits) {
    some -= (some >>> 1) & 0x55555555
    some = (some & 0x33333333) + ((some >>> 2) & 0x33333333)
    count += Math.imul((some + (some >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}
