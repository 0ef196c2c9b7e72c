import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requireSupporter } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { readInvite } from '#lib/supporters/invite-cookie.ts'
import { listFamily } from '#lib/supporters/list-family.server.ts'
import { familySaid } from '#lib/supporters/people-said.ts'
import { viewHelp } from '#lib/supporters/view-help.ts'
import type { PageServerLoad } from './$types'

/** Made from the supporter's own doing alone: the same whatever the others do. */
export const load: PageServerLoad = async (event) => {
  const actor = requireSupporter(event)
  const entries = await forPage(() => listFamily(event.locals.db, actor))
  // Somebody who has just chosen how they sign in says yes to the invite next.
  if (entries.length === 0 && readInvite(event.cookies)?.adult) redirect(303, '/join/invite/names')
  return {
    title: m.family_tab(),
    said: familySaid(event.url),
    entries: entries.map(({ ref, label, help }) => ({ ref, label, help: help.map(viewHelp) }))
  }
}
