import type { Cookies } from '@sveltejs/kit'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findWorkplace } from '#lib/organisations/find-workplace.server.ts'
import { findAccount } from './find-account.server.ts'
import { wayFor, withoutWorkplace } from './rules.ts'
import { startSession } from './sessions.server.ts'
import type { HatKind } from './tables.server.ts'

/**
 * Signs in an account that just showed who it is.
 *
 * @returns the address where it begins
 * @throws Refusal `not-allowed` when the account was closed, or wears no hat any more
 */
export async function enter(
  db: Database,
  cookies: Pick<Cookies, 'get' | 'set' | 'delete'>,
  accountId: string
): Promise<string> {
  const found = await findAccount(db, accountId)
  if (!found || found.hats.length === 0) throw new Refusal('not-allowed')
  await startSession(db, cookies, accountId, wayFor(found.hats))
  return findHome(db, accountId, found.hats)
}

/** Where somebody with these hats begins; a person's own pages come before all others. */
export async function findHome(db: Database, accountId: string, hats: readonly HatKind[]): Promise<string> {
  if (hats.includes('person')) return '/me'
  if (hats.includes('steward')) return '/steward'
  if (hats.includes('enroller')) return '/enrol'
  if (hats.includes('worker')) {
    const workplace = await findWorkplace(db, accountId)
    if (workplace) return `/org/${workplace.slug}`
    if (!hats.includes('supporter')) return withoutWorkplace
  }
  return hats.includes('supporter') ? '/family' : '/'
}
