import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireSteward } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { findCheckingOffer } from '#lib/advertising/checking.server.ts'
import { approveOffer, refuseOffer } from '#lib/advertising/decide-offer.server.ts'
import { approveInput, refuseInput } from '#lib/advertising/inputs.ts'
import { viewChecking } from '#lib/advertising/view-checking.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requireSteward(event)
  const { db } = event.locals
  const found = await forPage(async () => {
    const offer = await findCheckingOffer(db, actor, event.params.offerId)
    if (!offer) throw new Refusal('not-found')
    return offer
  })
  return { title: m.steward_offers_one_tab(), view: viewChecking(found, db.now()) }
}

export const actions: Actions = {
  approve: async (event) => {
    const actor = requireSteward(event)
    const form = await readForm(event, approveInput)
    if (!form.ok) return form.failure
    const refused = await forForm({}, () =>
      approveOffer(event.locals.db, actor, event.params.offerId, form.data)
    )
    return refused ?? redirect(303, '/steward/offers?said=approved')
  },
  refuse: async (event) => {
    const actor = requireSteward(event)
    const form = await readForm(event, refuseInput)
    if (!form.ok) return form.failure
    const refused = await forForm({ reason: form.data.reason }, () =>
      refuseOffer(event.locals.db, actor, event.params.offerId, form.data)
    )
    return refused ?? redirect(303, '/steward/offers?said=refused')
  }
}
