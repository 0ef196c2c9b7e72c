import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { blockSupporter } from '#lib/supporters/block-supporter.server.ts'
import { getSupporter } from '#lib/supporters/list-supporters.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { supporterId } = event.params
  const { name } = await forPage(() => getSupporter(event.locals.db, actor, supporterId))
  return { title: m.people_tab(), name, back: `/me/people/${supporterId}` }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    await forPage(() => blockSupporter(event.locals.db, actor, event.params.supporterId))
    redirect(303, '/me/people?said=blocked')
  }
}
