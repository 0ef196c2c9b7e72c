import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { openDigest, switchDigest } from '#lib/digest/own-digest.server.ts'
import { findOwnFit } from '#lib/fit/find-fit.server.ts'
import { switchRules, viewRuleSwitches } from '#lib/fit/switch-rules.server.ts'
import { viewOfferCard } from '#lib/offers/view-offer-card.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { readCompared } from '#lib/shortlist/compare-offers.server.ts'
import { offerInput, rulesInput, searchInput, switchInput } from '#lib/shortlist/inputs.ts'
import { dropOffer, keepOffer } from '#lib/shortlist/keep-offer.server.ts'
import { dropSearch, keepSearch } from '#lib/shortlist/keep-search.server.ts'
import { readShortlist } from '#lib/shortlist/read-shortlist.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db, signedIn } = event.locals
  const compared = readCompared(event.url.searchParams)
  if (compared.length > 1) {
    redirect(303, `/offers/compare?${new URLSearchParams(compared.map((id) => ['compare', id]))}`)
  }
  return forPage(async () => {
    const fit = await findOwnFit(db, signedIn)
    const view = fit?.view ?? (() => ({ why: [], but: [] }))
    const digest = await openDigest(db, actor)
    const kept = await readShortlist(db, actor)
    const now = db.now()
    return {
      title: m.shortlist_tab(),
      comparedTooFew: event.url.searchParams.has('compare'),
      digest: digest?.map((offer) => ({ ...viewOfferCard(offer, now), fit: view(offer) })) ?? null,
      offers: kept.offers.map(({ id, title, offer }) => ({
        id,
        title,
        card: offer && viewOfferCard(offer, now)
      })),
      searches: kept.searches,
      switches: await viewRuleSwitches(db, actor)
    }
  })
}

export const actions: Actions = {
  'keep-offer': async (event) => {
    const actor = requirePerson(event)
    const form = await readForm(event, offerInput)
    if (!form.ok) return form.failure
    return forForm({}, async () => {
      await keepOffer(event.locals.db, actor, form.data.offer)
      redirect(303, `/offers/${form.data.offer}`)
    })
  },
  'drop-offer': async (event) => {
    const actor = requirePerson(event)
    const form = await readForm(event, offerInput)
    if (!form.ok) return form.failure
    return forForm({}, async () => {
      await dropOffer(event.locals.db, actor, form.data.offer)
      redirect(303, '/me/offers')
    })
  },
  'keep-search': async (event) => {
    const actor = requirePerson(event)
    const form = await readForm(event, searchInput)
    if (!form.ok) return form.failure
    return forForm({}, async () => {
      await keepSearch(event.locals.db, actor, form.data.query)
      redirect(303, '/me/offers#searches')
    })
  },
  'drop-search': async (event) => {
    const actor = requirePerson(event)
    const form = await readForm(event, searchInput)
    if (!form.ok) return form.failure
    return forForm({}, async () => {
      await dropSearch(event.locals.db, actor, form.data.query)
      redirect(303, '/me/offers#searches')
    })
  },
  digest: async (event) => {
    const actor = requirePerson(event)
    const form = await readForm(event, switchInput)
    if (!form.ok) return form.failure
    return forForm({}, async () => {
      await switchDigest(event.locals.db, actor, form.data.on === 'yes')
      redirect(303, '/me/offers#digest')
    })
  },
  rules: async (event) => {
    const actor = requirePerson(event)
    const form = await readForm(event, rulesInput)
    if (!form.ok) return form.failure
    return forForm({}, async () => {
      await switchRules(event.locals.db, actor, form.data.rules)
      redirect(303, '/me/offers#rules')
    })
  }
}
