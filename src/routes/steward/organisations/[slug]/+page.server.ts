import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireSteward } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { checkOrganisation } from '#lib/organisations/check-organisation.server.ts'
import { findOrganisation } from '#lib/organisations/find-organisation.server.ts'
import { refuseOrganisation } from '#lib/organisations/refuse-organisation.server.ts'
import { restoreOrganisation } from '#lib/organisations/restore-organisation.server.ts'
import { checkForm, refuseForm, restoreForm, suspendForm } from '#lib/organisations/steward-inputs.ts'
import { suspendOrganisation } from '#lib/organisations/suspend-organisation.server.ts'
import { viewOrganisation } from '#lib/organisations/view-organisation.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requireSteward(event)
  const { db } = event.locals
  const organisation = await forPage(async () => {
    const found = await findOrganisation(db, actor, event.params.slug)
    if (!found) throw new Refusal('not-found')
    return found
  })
  return { title: m.steward_organisation_tab(), organisation: viewOrganisation(organisation, db.now()) }
}

export const actions: Actions = {
  check: async (event) => {
    const actor = requireSteward(event)
    const read = await readForm(event, checkForm)
    if (!read.ok) return read.failure
    const refused = await forForm({}, async () => {
      await checkOrganisation(event.locals.db, actor, event.params.slug, read.data.seen)
    })
    return refused ?? redirect(303, event.url.pathname)
  },
  restore: async (event) => {
    const actor = requireSteward(event)
    const read = await readForm(event, restoreForm)
    if (!read.ok) return read.failure
    const { reason, seen } = read.data
    const refused = await forForm({ reason }, async () => {
      await restoreOrganisation(event.locals.db, actor, event.params.slug, { reason, seen })
    })
    return refused ?? redirect(303, event.url.pathname)
  },
  refuse: async (event) => {
    const actor = requireSteward(event)
    const read = await readForm(event, refuseForm)
    if (!read.ok) return read.failure
    const refused = await forForm(read.data, () =>
      refuseOrganisation(event.locals.db, actor, event.params.slug, read.data.whyBack)
    )
    return refused ?? redirect(303, event.url.pathname)
  },
  suspend: async (event) => {
    const actor = requireSteward(event)
    const read = await readForm(event, suspendForm)
    if (!read.ok) return read.failure
    const refused = await forForm(read.data, () =>
      suspendOrganisation(event.locals.db, actor, event.params.slug, read.data.reason)
    )
    return refused ?? redirect(303, event.url.pathname)
  }
}
