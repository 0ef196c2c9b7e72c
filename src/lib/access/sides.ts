import type { HatKind } from '#lib/accounts/tables.server.ts'
import type { Access } from './table.ts'

/** Whose side of the product a page is on: it decides what stands around the page. */
export type Side = 'public' | 'person' | 'supporter' | 'services'

const services: readonly HatKind[] = ['worker', 'enroller', 'steward']

/**
 * The side of a route for somebody with these hats. A route's own side counts only for those who may
 * enter it; on pages for anyone, and where there is no page, it is the side that the reader lives on.
 */
export function sideOf(row: Access | null, hats: readonly HatKind[]): Side {
  for (const hat of hats) if (row === hat) return sideOfHat(hat)
  if (hats.includes('person')) return 'person'
  return hats[0] === undefined ? 'public' : sideOfHat(hats[0])
}

function sideOfHat(hat: HatKind): Side {
  return services.includes(hat) ? 'services' : (hat as 'person' | 'supporter')
}
