import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { unblockSupporter } from '#lib/supporters/block-supporter.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  redirect(303, '/me/people')
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    await forPage(() => unblockSupporter(event.locals.db, actor, event.params.supporterId))
    redirect(303, '/me/people?said=unblocked')
  }
}
