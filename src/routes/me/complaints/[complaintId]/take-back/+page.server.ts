import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { getOwnComplaint } from '#lib/voice/own-complaints.server.ts'
import { canDo } from '#lib/voice/rules.ts'
import { takeBackComplaint } from '#lib/voice/take-back-complaint.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { id, reference, state } = await forPage(() =>
    getOwnComplaint(event.locals.db, actor, event.params.complaintId)
  )
  if (!canDo('take-back', state)) redirect(303, `/me/complaints/${id}`)
  return { title: m.voice_tab(), id, reference, isOpen: canDo('add', state) }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { complaintId } = event.params
    await forPage(() => takeBackComplaint(event.locals.db, actor, complaintId))
    redirect(303, `/me/complaints/${complaintId}?said=taken-back`)
  }
}
