import { allowAnyone } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  allowAnyone(event)
  return { title: m.help_tab() }
}
