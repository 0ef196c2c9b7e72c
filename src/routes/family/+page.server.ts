import { requireSupporter } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

/** The same page whatever the reason: never asked, stopped, over, blocked. */
export const load: PageServerLoad = (event) => {
  requireSupporter(event)
  return { title: m.accounts_family_tab() }
}
