import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { declineSuggestion } from '#lib/consent/answer-suggestion.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  redirect(303, `${hereOf(event.params)}/suggestions`)
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    await forPage(() => declineSuggestion(event.locals.db, actor, event.params.suggestionId))
    redirect(303, `${hereOf(event.params)}/suggestions?said=left`)
  }
}
