import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { acceptSuggestion } from '#lib/consent/answer-suggestion.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { acceptInput } from '#lib/consent/suggestion-inputs.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  redirect(303, `${hereOf(event.params)}/suggestions`)
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, acceptInput)
    if (!read.ok) return read.failure
    const { basedOn, take } = read.data
    const { outcome, section } = await forPage(() =>
      acceptSuggestion(event.locals.db, actor, event.params.suggestionId, basedOn, take)
    )
    if (outcome === 'nothing') redirect(303, `${hereOf(event.params)}/suggestions?said=tick`)
    if (outcome === 'needs-yes') redirect(303, `/me/record/${section}/yes`)
    if (outcome === 'waiting') redirect(303, `/me/record/${section}/two-answers`)
    redirect(303, `${hereOf(event.params)}/suggestions?said=taken`)
  }
}
