import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { startInput } from '#lib/consent/inputs.ts'
import { startDraft } from '#lib/consent/start-draft.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  redirect(303, '/offers')
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, startInput)
    if (!read.ok) redirect(303, '/offers')
    const draftId = await forPage(() => startDraft(event.locals.db, actor, read.data.offer))
    redirect(303, `${hereOf(event.params)}/sharing/new/${draftId}`)
  }
}
