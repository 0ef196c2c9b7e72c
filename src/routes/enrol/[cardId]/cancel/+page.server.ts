import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requireEnroller } from '#lib/access/guards.server.ts'
import { cancelCard } from '#lib/accounts/unused-cards.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requireEnroller(event)
  redirect(303, '/enrol')
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requireEnroller(event)
    await forPage(() => cancelCard(event.locals.db, actor, event.params.cardId))
    redirect(303, '/enrol')
  }
}
