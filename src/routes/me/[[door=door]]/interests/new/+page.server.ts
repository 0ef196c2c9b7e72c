import { redirect } from '@sveltejs/kit'
import { requirePerson } from '#lib/access/guards.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
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
    const here = hereOf(event.params)
    const draftId = await startDraft(event.locals.db, actor, read.data.offer).catch(closed)
    redirect(303, draftId === null ? `${here}/interests?said=closed` : `${here}/sharing/new/${draftId}`)
  }
}

/** The offer closed while its page was open, or there is none: said in words, where the person's others are. */
function closed(cause: unknown): null {
  if (cause instanceof Refusal && cause.code === 'not-found') return null
  throw cause
}
