import type { RequestEvent } from '@sveltejs/kit'
import type { HatKind, Way } from '#lib/accounts/tables.server.ts'
import { sideOf, type Side } from './sides.ts'
import { accessOf } from './table.ts'

/** What stands around every page: nothing here is about a person beyond that somebody is signed in. */
export interface Shell {
  readonly way: Way
  readonly side: Side
  readonly hats: readonly HatKind[]
}

/**
 * The guard of the root layout. A layout protects nothing (each page has its own guard), and it
 * answers the same to everybody who is refused.
 */
export function readShell(event: Pick<RequestEvent, 'locals' | 'route'>): Shell {
  const { signedIn } = event.locals
  const hats = signedIn?.hats ?? []
  return { way: signedIn?.way ?? 'own-phone', side: sideOf(accessOf(event.route.id), hats), hats }
}
