import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  return { title: m.accounts_not_now_title() }
}
