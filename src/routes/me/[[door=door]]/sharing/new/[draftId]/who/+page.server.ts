import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { answerWho } from '#lib/consent/answer-draft.server.ts'
import { whoInput } from '#lib/consent/inputs.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { openDraft } from '../open-draft.server.ts'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { draft, at } = await openDraft(event, actor)
  const { organisationName: organisation, worker, recipient } = draft
  if (!worker) redirect(303, `${at}/check`)
  return {
    title: m.consent_who_tab(),
    back: `${at}/check`,
    heading: m.consent_who_title(),
    field: 'who',
    options: [
      {
        value: 'service',
        label: m.consent_who_service(),
        hint: m.consent_who_service_hint({ organisation })
      },
      {
        value: 'worker',
        label: m.consent_who_worker({ name: worker.name }),
        hint: m.consent_who_worker_hint({ organisation })
      }
    ],
    chosen: recipient.kind === 'worker' ? 'worker' : 'service'
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { draft, at } = await openDraft(event, actor)
    const read = await readForm(event, whoInput)
    if (!read.ok) return read.failure
    const refused = await forForm(read.data, () => answerWho(event.locals.db, actor, draft.id, read.data.who))
    if (refused) return refused
    redirect(303, `${at}/check`)
  }
}
