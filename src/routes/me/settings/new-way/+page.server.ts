import { redirect } from '@sveltejs/kit'
import { requireFreshProof, requireSignedIn } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { way } = requireSignedIn(event)
  if (way === 'kiosk') redirect(303, '/me/settings')
  requireFreshProof(event, 'new-way')
  return { title: m.accounts_new_way_title() }
}
