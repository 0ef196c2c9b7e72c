import type { SignedIn } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { listWorkplaces } from '#lib/organisations/find-workplace.server.ts'
import { m } from '#lib/paraglide/messages.js'

/** Where an account begins as each of the people that it is. */
export interface SideLink {
  readonly href: string
  readonly label: string
}

/**
 * Ways between the pages of one account that is more than one: a person who works for a service now, a worker of two.
 * Empty for everybody else. They stand on the account's own page alone, so that no colleague who looks on sees that
 * somebody has a record. Test:
 * `access/read-shell.test.ts`.
 */
export async function viewSides(db: Database, { accountId, hats }: SignedIn): Promise<SideLink[]> {
  const links = [
    ...(hats.includes('person') ? [{ href: '/me', label: m.accounts_sides_own() }] : []),
    ...(hats.includes('supporter') ? [{ href: '/family', label: m.accounts_sides_family() }] : []),
    ...(hats.includes('worker')
      ? (await listWorkplaces(db, accountId)).map(({ slug, name }) => ({
          href: `/org/${slug}`,
          label: m.accounts_sides_work({ organisation: name })
        }))
      : []),
    ...(hats.includes('enroller') ? [{ href: '/enrol', label: m.accounts_sides_enrol() }] : []),
    ...(hats.includes('steward') ? [{ href: '/steward', label: m.accounts_sides_run() }] : [])
  ]
  return links.length > 1 ? links : []
}
