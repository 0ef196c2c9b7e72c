import { fail, type ActionFailure } from '@sveltejs/kit'
import type { WorkerActor } from '#lib/access/actors.ts'
import { forForm, forPage } from '#lib/access/act.server.ts'
import type { FormProblems } from '#lib/access/form-problems.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { mistakesOfStep, problemsOfStep } from './doc-rules.ts'
import { anyFields, readStep, type Typed } from './inputs.ts'
import { findOwnOffer, type OwnOfferPage } from './own-offers.server.ts'
import { isAtOnce, saveStep } from './save-step.server.ts'
import { isStep, stepAfter, type StepName } from './steps.ts'
import { findPlaces, type FoundPlace } from './view-place.server.ts'
import { docFor, previewTyped } from './view-step.server.ts'

interface Sent {
  readonly params: { readonly offerId: string }
  readonly url: URL
  readonly request: Request
  readonly locals: { readonly db: Database }
}

/** The form of one step as it was typed, and the offer that it is about. */
export interface StepForm {
  readonly own: OwnOfferPage
  readonly step: StepName
  readonly typed: Typed
}

/** @throws the page for `not-found` when there is no such step, or the offer is not theirs */
export async function readStepForm(event: Sent, viewer: WorkerActor): Promise<StepForm> {
  const step = event.url.searchParams.get('step')
  const own = await forPage(async () => {
    const found = await findOwnOffer(event.locals.db, viewer, event.params.offerId)
    if (!found || !isStep(step)) throw new Refusal('not-found')
    return found
  })
  const form = await readForm(event, anyFields)
  return { own, step: step as StepName, typed: form.ok ? form.data : {} }
}

/** How the form would look, and how its texts read; nothing is kept. */
export function previewForm(db: Database, viewer: WorkerActor, { own, step, typed }: StepForm) {
  return previewTyped(own, viewer, step, { typed, now: db.now() })
}

/**
 * Keeps a step as it was typed. A form that comes back brings what was typed, what is wrong, and how it would
 * look.
 *
 * @returns the query of the page to go on to
 */
export async function takeStepForm(
  db: Database,
  viewer: WorkerActor,
  form: StepForm
): Promise<
  string | ActionFailure<{ form: FormProblems; found?: FoundPlace[] } & ReturnType<typeof previewTyped>>
> {
  const { own, step, typed } = form
  const comesBack = (failure: ActionFailure<{ form: FormProblems }>) =>
    fail(failure.status, {
      ...failure.data,
      ...previewForm(db, viewer, form),
      ...(step === 'place' && typed.q && { found: findPlaces(String(typed.q)) })
    })
  const today = isoDay(db.now())
  const { facts, problems } = readStep(step, typed, today)
  const doc = { ...docFor(own, step), ...facts }
  // What people see at once must be ready; a draft may wait for the rest.
  const wrong = isAtOnce(own.row, step) ? problemsOfStep : mistakesOfStep
  const all = { ...wrong(doc, step, today), ...problems }
  if (Object.keys(all).length > 0) return comesBack(formFailure(typed, all))
  const base = String(typed.base ?? '')
  const saved = await forForm({ ...typed }, () => saveStep(db, viewer, own.row.id, { step, facts, base }))
  if (!('shown' in saved)) return comesBack(saved)
  const next = saved.shown || typed.then === 'all' ? null : stepAfter(doc, step)
  return next === null ? `said=${saved.shown ? 'shown' : 'saved'}` : `step=${next}`
}
