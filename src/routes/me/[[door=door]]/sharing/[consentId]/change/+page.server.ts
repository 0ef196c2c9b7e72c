import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { startChange } from '#lib/consent/start-draft.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  redirect(303, `${hereOf(event.params)}/sharing`)
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const draftId = await forPage(() => startChange(db, actor, event.params.consentId, 'change'))
    redirect(303, `${hereOf(event.params)}/sharing/new/${draftId}/what`)
  }
}
