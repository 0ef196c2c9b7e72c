import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { answerAccess } from '#lib/consent/answer-draft.server.ts'
import { accessInput } from '#lib/consent/inputs.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { openDraft } from '../open-draft.server.ts'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { draft, at } = await openDraft(event, actor)
  return {
    title: m.consent_access_tab(),
    back: `${at}/check`,
    heading: m.consent_access_title(),
    field: 'access',
    options: [
      { value: 'look', label: m.consent_access_look(), hint: m.consent_access_look_hint() },
      { value: 'suggest', label: m.consent_access_suggest(), hint: m.consent_access_suggest_hint() }
    ],
    chosen: draft.access
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { draft, at } = await openDraft(event, actor)
    const read = await readForm(event, accessInput)
    if (!read.ok) return read.failure
    const refused = await forForm(read.data, () =>
      answerAccess(event.locals.db, actor, draft.id, read.data.access)
    )
    if (refused) return refused
    redirect(303, `${at}/check`)
  }
}
