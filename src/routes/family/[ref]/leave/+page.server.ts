import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requireSupporter } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { leaveTie } from '#lib/supporters/leave-tie.server.ts'
import { getFamilyEntry } from '#lib/supporters/list-family.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requireSupporter(event)
  const { label } = await forPage(() => getFamilyEntry(event.locals.db, actor, event.params.ref))
  return { title: m.family_leave_tab(), label }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requireSupporter(event)
    await forPage(() => leaveTie(event.locals.db, actor, event.params.ref))
    redirect(303, '/family?said=left')
  }
}
