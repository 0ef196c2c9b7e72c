import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { dropAskCode } from '#lib/consent/ask-codes.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  redirect(303, `${hereOf(event.params)}/sharing/codes`)
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    await forPage(() => dropAskCode(event.locals.db, actor, event.params.codeId))
    redirect(303, `${hereOf(event.params)}/sharing?said=dropped`)
  }
}
