import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { answerWhat } from '#lib/consent/answer-draft.server.ts'
import { chosenSections, type SharingDraft } from '#lib/consent/draft.server.ts'
import { asksAddress, countSteps } from '#lib/consent/draft-steps.ts'
import { addressInput } from '#lib/consent/inputs.ts'
import { previewSections } from '#lib/consent/preview-sections.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { openDraft } from '../open-draft.server.ts'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { draft, at } = await openDraft(event, actor)
  if (!draft.holds.includes('address')) redirect(303, `${at}/check`)
  const [preview] = await forPage(() => previewSections(event.locals.db, actor, ['address']))
  const mustStay = preview?.isSecret === true && draft.recipient.kind !== 'worker'
  return {
    title: m.consent_address_tab(),
    back: asksAddress(draft) ? `${at}/what` : `${at}/check`,
    step: asksAddress(draft) ? m.consent_step_of({ number: 2, count: countSteps(draft) }) : null,
    heading: preview?.heading ?? '',
    facts: preview?.facts ?? [],
    secret: preview?.isSecret ? secretWords(draft) : null,
    /** It cannot be shared as things stand. */
    mustStay,
    who: mustStay && draft.worker ? `${at}/who` : null,
    chosen: draft.answers.address === undefined ? undefined : draft.answers.address ? 'yes' : 'no'
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { draft, at } = await openDraft(event, actor)
    const read = await readForm(event, addressInput)
    if (!read.ok) return read.failure
    const address = read.data['share-address'] === 'yes'
    if (chosenSections({ ...draft, answers: { ...draft.answers, address } }).length === 0) {
      return formFailure(read.data, { '': 'consent_problem_none' })
    }
    const refused = await forForm(read.data, () => answerWhat(event.locals.db, actor, draft.id, { address }))
    if (refused) return refused
    redirect(303, draft.untilDate === null || asksAddress(draft) ? `${at}/until` : `${at}/check`)
  }
}

function secretWords({ recipient, worker }: SharingDraft): string {
  if (recipient.kind === 'worker') return m.consent_address_secret_worker({ name: worker?.name ?? '' })
  return worker ? m.consent_address_secret_service() : m.consent_address_secret_none()
}
