import { fail, redirect, type ActionFailure } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import type { WorkerActor } from '#lib/access/actors.ts'
import type { FormProblems } from '#lib/access/form-problems.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { confirmOffer, moveOwnOffer, setCapacity } from '#lib/advertising/change-offer.server.ts'
import { mistakesOfStep, problemsOfStep } from '#lib/advertising/doc-rules.ts'
import { anyFields, confirmInput, readStep, spacesInput, type Typed } from '#lib/advertising/inputs.ts'
import { findOwnOffer, type OwnOfferPage } from '#lib/advertising/own-offers.server.ts'
import { offerSaid } from '#lib/advertising/said.server.ts'
import { isAtOnce, saveStep } from '#lib/advertising/save-step.server.ts'
import { dropDraft, submitOffer, takeBackOffer } from '#lib/advertising/send-offer.server.ts'
import { duplicateOffer } from '#lib/advertising/start-offer.server.ts'
import { isStep, stepAfter, type StepName } from '#lib/advertising/steps.ts'
import { viewOwnOfferPage } from '#lib/advertising/view-own-offer.server.ts'
import { findPlaces } from '#lib/advertising/view-place.server.ts'
import { docFor, previewTyped, viewStep } from '#lib/advertising/view-step.server.ts'
import { dismissNoticesAbout } from '#lib/notices/dismiss-notice.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { isoDay } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad, RequestEvent as Event } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const own = await forPage(() => getOwn(event, viewer))
  await dismissNoticesAbout(db, viewer, own.row.id)
  const asked = event.url.searchParams.get('step')
  const overview = await viewOwnOfferPage(db, viewer, own)
  const step = isStep(asked) && (overview.may.write || isAtOnce(own.row, asked)) ? asked : null
  return {
    title: m.org_offers_one_tab(),
    at: addressOf(event),
    back: `/org/${event.params.slug}/offers`,
    said: offerSaid(event.url.searchParams.get('said')),
    overview: step === null ? overview : null,
    step: step === null ? null : await viewStep(db, viewer, own, step)
  }
}

export const actions: Actions = {
  save: async (event) => {
    const sent = await stepSent(event)
    const { viewer, own, step, typed } = sent
    const today = isoDay(event.locals.db.now())
    const { facts, problems } = readStep(step, typed, today)
    const doc = { ...docFor(own, step), ...facts }
    const wrong = isAtOnce(own.row, step) ? problemsOfStep : mistakesOfStep
    const all = { ...wrong(doc, step, today), ...problems }
    if (Object.keys(all).length > 0) return withPreview(event, sent, formFailure(typed, all))
    const base = String(typed.base ?? '')
    const saved = await forForm(typed, () =>
      saveStep(event.locals.db, viewer, own.row.id, { step, facts, base })
    )
    if (!('shown' in saved)) return withPreview(event, sent, saved)
    const next = saved.shown || typed.then === 'all' ? null : stepAfter(doc, step)
    const query = next === null ? `said=${saved.shown ? 'shown' : 'saved'}` : `step=${next}`
    redirect(303, `${addressOf(event)}?${query}`)
  },
  /** Nothing is kept: the page comes back with what was typed and how it would look. */
  preview: async (event) => {
    const sent = await stepSent(event)
    return { typed: sent.typed, ...previewSent(event, sent) }
  },
  find: async (event) => {
    const { typed } = await stepSent(event)
    return { typed, found: findPlaces(String(typed.q ?? '')) }
  },
  submit: (event) => act(event, submitOffer, 'submitted'),
  takeBack: (event) => act(event, takeBackOffer, 'taken-back'),
  drop: async (event) => {
    const viewer = await requireWorker(event)
    const left = await forForm({}, () => dropDraft(event.locals.db, viewer, event.params.offerId))
    if (typeof left === 'object') return left
    redirect(303, left ? `${addressOf(event)}?said=dropped` : `/org/${event.params.slug}/offers?said=dropped`)
  },
  pause: (event) => act(event, (db, viewer, id) => moveOwnOffer(db, viewer, id, 'pause'), 'paused'),
  resume: (event) => act(event, (db, viewer, id) => moveOwnOffer(db, viewer, id, 'resume'), 'resumed'),
  end: (event) => act(event, (db, viewer, id) => moveOwnOffer(db, viewer, id, 'end'), 'ended'),
  duplicate: async (event) => {
    const viewer = await requireWorker(event)
    const copy = await forForm({}, () => duplicateOffer(event.locals.db, viewer, event.params.offerId))
    if (typeof copy !== 'string') return copy
    redirect(303, `/org/${event.params.slug}/offers/${copy}?said=copied`)
  },
  confirm: async (event) => {
    await requireWorker(event)
    const form = await readForm(event, confirmInput)
    if (!form.ok) return form.failure
    return act(event, (db, viewer, id) => confirmOffer(db, viewer, id, form.data.what), 'confirmed')
  },
  spaces: async (event) => {
    await requireWorker(event)
    const form = await readForm(event, spacesInput)
    if (!form.ok) return form.failure
    return act(event, (db, viewer, id) => setCapacity(db, viewer, id, form.data.capacity), 'spaces')
  }
}

const addressOf = ({ params }: Event) => `/org/${params.slug}/offers/${params.offerId}`

async function getOwn({ locals, params }: Event, viewer: WorkerActor): Promise<OwnOfferPage> {
  const own = await findOwnOffer(locals.db, viewer, params.offerId)
  if (!own) throw new Refusal('not-found')
  return own
}

/** The form of one step, as it was typed. */
async function stepSent(event: Event) {
  const viewer = await requireWorker(event)
  const own = await forPage(() => getOwn(event, viewer))
  const step = event.url.searchParams.get('step')
  if (!isStep(step)) return forPage<never>(() => Promise.reject(new Refusal('not-found')))
  const form = await readForm(event, anyFields)
  const typed: Typed = form.ok ? form.data : {}
  return { viewer, own, step: step as StepName, typed }
}

const previewSent = ({ locals }: Event, { viewer, own, step, typed }: Awaited<ReturnType<typeof stepSent>>) =>
  previewTyped(own, viewer, step, { typed, now: locals.db.now() })

/** Beside a form that came back stands how it would look. */
function withPreview(
  event: Event,
  sent: Awaited<ReturnType<typeof stepSent>>,
  failure: ActionFailure<{ form: FormProblems }>
) {
  return fail(failure.status, { ...failure.data, ...previewSent(event, sent) })
}

async function act(
  event: Event,
  run: (db: Event['locals']['db'], viewer: WorkerActor, offerId: string) => Promise<void>,
  said: string
) {
  const viewer = await requireWorker(event)
  const refused = await forForm({}, () => run(event.locals.db, viewer, event.params.offerId))
  return refused ?? redirect(303, `${addressOf(event)}?said=${said}`)
}
