import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireSteward } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { checkOrganisation } from '#lib/organisations/check-organisation.server.ts'
import { findOrganisation } from '#lib/organisations/find-organisation.server.ts'
import { checkForm, suspendForm } from '#lib/organisations/steward-inputs.ts'
import { suspendOrganisation } from '#lib/organisations/suspend-organisation.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requireSteward(event)
  const { db } = event.locals
  const now = db.now()
  const { decisions, ...organisation } = await forPage(async () => {
    const found = await findOrganisation(db, actor, event.params.slug)
    if (!found) throw new Refusal('not-found')
    return found
  })
  return {
    title: m.steward_organisation_tab(),
    organisation,
    decisions: decisions.map(({ at, ...decision }) => ({ ...decision, on: dayInWords(at, now) }))
  }
}

export const actions: Actions = {
  check: async (event) => {
    const actor = requireSteward(event)
    const form = await readForm(event, checkForm)
    if (!form.ok) return form.failure
    const refused = await forForm({}, async () => {
      await checkOrganisation(event.locals.db, actor, event.params.slug)
    })
    return refused ?? redirect(303, event.url.pathname)
  },
  suspend: async (event) => {
    const actor = requireSteward(event)
    const form = await readForm(event, suspendForm)
    if (!form.ok) return form.failure
    const refused = await forForm(form.data, () =>
      suspendOrganisation(event.locals.db, actor, event.params.slug, form.data.reason)
    )
    return refused ?? redirect(303, event.url.pathname)
  }
}
