import type { RequestEvent } from '@sveltejs/kit'
import { findHome } from '#lib/accounts/enter.server.ts'
import type { HatKind, Way } from '#lib/accounts/tables.server.ts'
import { listWorkplaces, type Workplace } from '#lib/organisations/find-workplace.server.ts'
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
  /** How the organisation stands that a worker works for, and is at now. */
  readonly workplace?: OrganisationState
  /** Where else they work. */
  readonly elsewhere?: readonly Pick<Workplace, 'slug' | 'name'>[]
}

/**
 * The guard of the root layout. A layout protects nothing (each page has its own guard), and it
 * answers the same to everybody who is refused. Test: `read-shell.test.ts`.
 */
export async function readShell(event: {
  readonly locals: Pick<App.Locals, 'db' | 'signedIn'>
  readonly route: Pick<RequestEvent['route'], 'id'>
  readonly params?: Readonly<Partial<Record<string, string>>>
}): Promise<Shell> {
  const { db, signedIn } = event.locals
  if (!signedIn) return { way: 'own-phone', side: 'public', hats: [], home: '/' }
  const { way, hats, accountId } = signedIn
  const side = sideOf(accessOf(event.route.id), hats)
  if (side !== 'services') return { way, side, hats, home: await findHome(db, accountId, hats) }
  // Among services, a person who works for one is at home there.
  const home = await findHome(
    db,
    accountId,
    hats.filter((hat) => hat !== 'person')
  )
  const workplaces = hats.includes('worker') ? await listWorkplaces(db, accountId) : []
  const here = workplaces.find(({ slug }) => slug === event.params?.slug) ?? workplaces[0]
  if (!here) return { way, side, hats, home }
  const elsewhere = workplaces.filter((one) => one !== here).map(({ slug, name }) => ({ slug, name }))
  return { way, side, hats, home: `/org/${here.slug}`, workplace: here.state, elsewhere }
}
