import { areas } from '#lib/places/areas.ts'
import { findTown } from '#lib/places/rules.ts'

/** The council area of a town: all that is said of a hidden place. Null when we do not know it. */
export function districtOf(town: string | null, served: readonly string[]): string | null {
  if (town === null) return null
  const known = areas.find((area) => area === town)
  return known ?? findTown(town)?.district ?? served[0] ?? null
}
