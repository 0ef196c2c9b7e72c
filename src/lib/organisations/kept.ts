/** How well a promise was kept, from counts alone. */
export interface Kept {
  readonly kept: number
  readonly of: number
}

/** Under this many nothing is said: one event would show. */
const enough = 10

/**
 * How many times in ten it was kept, rounded down, so that "10" means each time; null while there is too
 * little to say it from. Tenths, so that a single event seldom shows.
 */
export function keptInTen({ kept, of }: Kept): number | null {
  return of < enough ? null : Math.floor((kept * 10) / of)
}
