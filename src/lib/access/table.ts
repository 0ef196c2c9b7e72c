import type { RouteId } from '$app/types'

/**
 * Who may enter a route. Default deny: a route that is not here answers 404 (`hooks.server.ts`), and
 * the tests fail (`table.test.ts`).
 *
 * `person` has said yes to Waymark keeping what they tell it; `person-before-yes` need not have. `token`
 * is a program that sends a secret of its own.
 */
export type Access =
  | 'anyone'
  | 'token'
  | 'signed-in'
  | 'person-before-yes'
  | 'person'
  | 'worker'
  | 'supporter'
  | 'enroller'
  | 'steward'

export const accessTable = {
  '/': 'anyone',
  '/accessibility': 'anyone',
  '/healthz': 'anyone',
  '/help': 'anyone',
  '/info': 'anyone',
  '/me': 'person',
  '/metrics': 'token',
  '/offers': 'anyone',
  '/offers/[id]': 'anyone',
  '/offline': 'anyone',
  '/privacy': 'anyone',
  '/readyz': 'anyone'
} as const satisfies Partial<Record<RouteId, Access>>

export function accessOf(routeId: string | null): Access | null {
  return routeId !== null && Object.hasOwn(accessTable, routeId)
    ? (accessTable as Record<string, Access>)[routeId]!
    : null
}
