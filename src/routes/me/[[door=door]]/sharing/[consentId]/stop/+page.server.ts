import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  redirect(303, `${hereOf(event.params)}/sharing`)
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    await forPage(() => stopSharing(event.locals.db, actor, event.params.consentId))
    redirect(303, `${hereOf(event.params)}/sharing?said=stopped`)
  }
}
