import type { RequestEvent } from '@sveltejs/kit'
import { findHome } from '#lib/accounts/enter.server.ts'
import type { HatKind, Way } from '#lib/accounts/tables.server.ts'
import { findWorkplace } from '#lib/organisations/find-workplace.server.ts'
import type { OrganisationState } from '#lib/organisations/rules.ts'
import { sideOf, type Side } from './sides.ts'
import { accessOf } from './table.ts'

/** What stands around every page: nothing here is about a person beyond that somebody is signed in. */
export interface Shell {
  readonly way: Way
  readonly side: Side
  readonly hats: readonly HatKind[]
  /** Where the signpost leads. */
  readonly home: string
  /** How the organisation that a worker works for stands. */
  readonly workplace?: OrganisationState
}

/**
 * The guard of the root layout. A layout protects nothing (each page has its own guard), and it
 * answers the same to everybody who is refused. Test: `read-shell.test.ts`.
 */
export async function readShell(event: {
  readonly locals: Pick<App.Locals, 'db' | 'signedIn'>
  readonly route: Pick<RequestEvent['route'], 'id'>
}): Promise<Shell> {
  const { db, signedIn } = event.locals
  if (!signedIn) return { way: 'own-phone', side: 'public', hats: [], home: '/' }
  const { way, hats, accountId } = signedIn
  const side = sideOf(accessOf(event.route.id), hats)
  // Among services, a person who works for one is at home there.
  const homeHats = side === 'services' ? hats.filter((hat) => hat !== 'person') : hats
  const home = await findHome(db, accountId, homeHats)
  const works = side === 'services' && hats.includes('worker')
  const workplace = works ? await findWorkplace(db, accountId) : null
  return { way, side, hats, home, ...(workplace ? { workplace: workplace.state } : {}) }
}
