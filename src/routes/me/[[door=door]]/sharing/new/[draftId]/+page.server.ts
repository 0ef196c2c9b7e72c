import { redirect } from '@sveltejs/kit'
import { requirePerson } from '#lib/access/guards.server.ts'
import { purposeWords } from '#lib/consent/purpose-words.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'
import { leaveTo } from './leave-to.ts'
import { openDraft } from './open-draft.server.ts'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { draft, here, at } = await openDraft(event, actor)
  // Who asks has told why already, and who changes something knows.
  if (draft.about.kind !== 'offer') redirect(303, `${at}/what`)
  return {
    title: m.consent_new_tab(),
    organisation: draft.organisationName,
    offer: draft.about.title,
    leave: leaveTo(here, draft.about),
    what: `${at}/what`,
    purpose: purposeWords(draft.purpose)
  }
}
