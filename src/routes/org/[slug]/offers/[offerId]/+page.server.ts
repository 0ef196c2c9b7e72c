import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { confirmOffer, moveOwnOffer, setCapacity } from '#lib/advertising/change-offer.server.ts'
import { confirmInput, spacesInput } from '#lib/advertising/inputs.ts'
import { findOwnOffer } from '#lib/advertising/own-offers.server.ts'
import { offerSaid } from '#lib/advertising/said.server.ts'
import { isAtOnce } from '#lib/advertising/save-step.server.ts'
import { dropDraft, submitOffer, takeBackOffer } from '#lib/advertising/send-offer.server.ts'
import { duplicateOffer } from '#lib/advertising/start-offer.server.ts'
import { previewForm, readStepForm, takeStepForm } from '#lib/advertising/step-form.server.ts'
import { isAsked, isStep } from '#lib/advertising/steps.ts'
import { viewOwnOfferPage } from '#lib/advertising/view-own-offer.server.ts'
import { findPlaces } from '#lib/advertising/view-place.server.ts'
import { docFor, viewStep } from '#lib/advertising/view-step.server.ts'
import { findReach } from '#lib/digest/find-reach.server.ts'
import { dismissNoticesAbout } from '#lib/notices/dismiss-notice.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad, RequestEvent as Event } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const own = await forPage(async () => {
    const found = await findOwnOffer(db, viewer, event.params.offerId)
    if (!found) throw new Refusal('not-found')
    return found
  })
  await dismissNoticesAbout(db, viewer, own.row.id)
  const asked = event.url.searchParams.get('step')
  const overview = await viewOwnOfferPage(db, viewer, own)
  const isOpen = isStep(asked) && isAsked(docFor(own, asked), asked)
  const step = isOpen && (overview.may.write || isAtOnce(own.row, asked)) ? asked : null
  return {
    title: m.org_offers_one_tab(),
    at: addressOf(event),
    back: `/org/${event.params.slug}/offers`,
    said: offerSaid(event.url.searchParams.get('said')),
    overview: step === null ? overview : null,
    step: step === null ? null : await viewStep(db, viewer, own, step),
    /** What is told of the people whom it is aimed at; null before the first week. */
    reach: step === null ? await findReach(db, viewer, own.row.id) : null
  }
}

export const actions: Actions = {
  save: async (event) => {
    const viewer = await requireWorker(event)
    const taken = await takeStepForm(event.locals.db, viewer, await readStepForm(event, viewer))
    return typeof taken === 'string' ? redirect(303, `${addressOf(event)}?${taken}`) : taken
  },
  /** Nothing is kept: the page comes back with what was typed and how it would look. */
  preview: async (event) => {
    const viewer = await requireWorker(event)
    const form = await readStepForm(event, viewer)
    return { typed: form.typed, ...previewForm(event.locals.db, viewer, form) }
  },
  find: async (event) => {
    const viewer = await requireWorker(event)
    const { typed } = await readStepForm(event, viewer)
    return { typed, found: findPlaces(String(typed.q ?? '')) }
  },
  submit: async (event) => {
    const viewer = await requireWorker(event)
    return done(event, 'submitted', () => submitOffer(event.locals.db, viewer, event.params.offerId))
  },
  takeBack: async (event) => {
    const viewer = await requireWorker(event)
    return done(event, 'taken-back', () => takeBackOffer(event.locals.db, viewer, event.params.offerId))
  },
  drop: async (event) => {
    const viewer = await requireWorker(event)
    const left = await forForm({}, () => dropDraft(event.locals.db, viewer, event.params.offerId))
    if (typeof left === 'object') return left
    redirect(303, `${left ? addressOf(event) : `/org/${event.params.slug}/offers`}?said=dropped`)
  },
  pause: async (event) => {
    const viewer = await requireWorker(event)
    return done(event, 'paused', () => moveOwnOffer(event.locals.db, viewer, event.params.offerId, 'pause'))
  },
  resume: async (event) => {
    const viewer = await requireWorker(event)
    return done(event, 'resumed', () => moveOwnOffer(event.locals.db, viewer, event.params.offerId, 'resume'))
  },
  end: async (event) => {
    const viewer = await requireWorker(event)
    return done(event, 'ended', () => moveOwnOffer(event.locals.db, viewer, event.params.offerId, 'end'))
  },
  duplicate: async (event) => {
    const viewer = await requireWorker(event)
    const copy = await forForm({}, () => duplicateOffer(event.locals.db, viewer, event.params.offerId))
    if (typeof copy !== 'string') return copy
    redirect(303, `/org/${event.params.slug}/offers/${copy}?said=copied`)
  },
  confirm: async (event) => {
    const viewer = await requireWorker(event)
    const form = await readForm(event, confirmInput)
    if (!form.ok) return form.failure
    const { what } = form.data
    return done(event, 'confirmed', () => confirmOffer(event.locals.db, viewer, event.params.offerId, what))
  },
  spaces: async (event) => {
    const viewer = await requireWorker(event)
    const form = await readForm(event, spacesInput)
    if (!form.ok) return form.failure
    const { capacity } = form.data
    return done(event, 'spaces', () => setCapacity(event.locals.db, viewer, event.params.offerId, capacity))
  }
}

const addressOf = ({ params }: Event) => `/org/${params.slug}/offers/${params.offerId}`

/** Back to the page of the offer, which says what was done; a refusal stands on it. */
async function done(event: Event, said: string, run: () => Promise<void>) {
  const refused = await forForm({}, run)
  return refused ?? redirect(303, `${addressOf(event)}?said=${said}`)
}
