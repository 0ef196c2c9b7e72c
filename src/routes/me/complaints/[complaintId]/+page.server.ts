import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { addToComplaint } from '#lib/voice/add-to-complaint.server.ts'
import { addForm } from '#lib/voice/inputs.ts'
import { getOwnComplaint } from '#lib/voice/own-complaints.server.ts'
import { canDo } from '#lib/voice/rules.ts'
import { ownStateWords, ownStepWords, saidWords, whenWords } from '#lib/voice/voice-words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const now = db.now()
  const found = await forPage(() => getOwnComplaint(db, actor, event.params.complaintId))
  return {
    title: m.voice_tab(),
    id: found.id,
    reference: found.reference,
    state: ownStateWords(found, now),
    isOpen: canDo('add', found.state),
    hasWords: canDo('take-back', found.state),
    said: saidWords(event.url.searchParams.get('said'), found.reference),
    steps: found.steps.map(({ seq, kind, at, words }) => ({
      seq,
      words,
      what: ownStepWords(kind),
      when: whenWords(at, now),
      // Only acknowledging and taking back never had words.
      isGone: words === null && kind !== 'acknowledged' && kind !== 'taken-back'
    }))
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { complaintId } = event.params
    const read = await readForm(event, addForm)
    if (!read.ok) return read.failure
    return forForm(read.data, async () => {
      await addToComplaint(event.locals.db, actor, complaintId, read.data.words)
      redirect(303, `/me/complaints/${complaintId}?said=added`)
    })
  }
}
