import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { getDraft } from '#lib/consent/draft.server.ts'
import { purposeWords } from '#lib/consent/purpose-words.ts'
import { purposeOf } from '#lib/consent/purposes.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { terms, consentId } = await forPage(() =>
    getDraft(event.locals.db.read, actor, event.params.draftId)
  )
  if (consentId) redirect(303, `/me/sharing/${consentId}`)
  return {
    title: m.consent_new_tab(),
    organisation: terms.organisationName,
    offer: { id: terms.offerId, title: terms.title },
    purpose: purposeWords(purposeOf(terms.mainPathway))
  }
}
