import { redirect } from '@sveltejs/kit'
import { ownerOf } from '#lib/access/actors.ts'
import { forPage } from '#lib/access/act.server.ts'
import { requireFreshProof, requirePerson } from '#lib/access/guards.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { resumeEverything } from '#lib/consent/pause-everything.server.ts'
import { findOwnClosing } from '#lib/take-away/ask-to-delete.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  redirect(303, `${hereOf(event.params)}/sharing`)
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    // What is to be deleted is shared with nobody any more: they keep it first.
    if (await findOwnClosing(event.locals.db.read, ownerOf(actor))) redirect(303, '/me/delete')
    // Somebody else with the phone in their hand must not open everything again.
    requireFreshProof(event, 'resume-sharing')
    await forPage(() => resumeEverything(event.locals.db, actor))
    redirect(303, `${hereOf(event.params)}/sharing?said=everything-resumed`)
  }
}
