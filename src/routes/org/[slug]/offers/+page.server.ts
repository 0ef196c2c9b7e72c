import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { confirmOffer } from '#lib/advertising/change-offer.server.ts'
import { confirmOneInput } from '#lib/advertising/inputs.ts'
import { listOwnOffers } from '#lib/advertising/own-offers.server.ts'
import { viewOwnOffer } from '#lib/advertising/own-words.server.ts'
import { startOffer } from '#lib/advertising/start-offer.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

const said: Record<string, () => string> = {
  dropped: m.org_offers_said_dropped,
  confirmed: m.org_offers_said_confirmed
}

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const done = event.url.searchParams.get('said') ?? ''
  const offers = (await listOwnOffers(db, viewer)).map((own) => viewOwnOffer(own, db.now()))
  return {
    title: m.org_offers_tab(),
    organisation: viewer.organisationName,
    at: `/org/${event.params.slug}/offers`,
    said: Object.hasOwn(said, done) ? said[done]!() : null,
    due: offers.filter(({ due }) => due !== null),
    offers
  }
}

export const actions: Actions = {
  start: async (event) => {
    const viewer = await requireWorker(event)
    const started = await forForm({}, () => startOffer(event.locals.db, viewer))
    if (typeof started !== 'string') return started
    redirect(303, `/org/${event.params.slug}/offers/${started}?step=about`)
  },
  confirm: async (event) => {
    const viewer = await requireWorker(event)
    const form = await readForm(event, confirmOneInput)
    if (!form.ok) return form.failure
    const { offerId, what } = form.data
    const refused = await forForm({}, () => confirmOffer(event.locals.db, viewer, offerId, what))
    return refused ?? redirect(303, `/org/${event.params.slug}/offers?said=confirmed`)
  }
}
