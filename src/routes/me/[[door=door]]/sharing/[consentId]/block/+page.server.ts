import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { blockChoices } from '#lib/consent/block-choices.ts'
import { blockRecipient } from '#lib/consent/block-recipient.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { blockInput } from '#lib/consent/inputs.ts'
import { findBlockable } from '#lib/consent/list-blocked.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { consentId } = event.params
  const blockable = await forPage(() => findBlockable(event.locals.db, actor, consentId))
  return {
    title: m.consent_block_tab(),
    back: `${hereOf(event.params)}/sharing/${consentId}`,
    choices: blockChoices(blockable)
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const blockable = await forPage(() => findBlockable(db, actor, event.params.consentId))
    const read = await readForm(event, blockInput)
    if (!read.ok) return read.failure
    const chosen = blockable.find(({ target }) => target.kind === read.data.target)
    if (!chosen) return formFailure(read.data, { target: 'consent_block_problem' })
    const refused = await forForm(read.data, () => blockRecipient(db, actor, chosen.target, chosen.party))
    if (refused) return refused
    redirect(303, `${hereOf(event.params)}/sharing?said=blocked`)
  }
}
