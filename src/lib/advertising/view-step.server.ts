import type { WorkerActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { aimChoices, type AimChoices } from '#lib/digest/aim-choices.server.ts'
import { aimValues } from '#lib/digest/inputs.ts'
import type { OfferView } from '#lib/offers/view-offer.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { shareableWith } from '#lib/record/shareable.ts'
import { isoDay } from '#lib/ui/dates.ts'
import type { OfferDoc } from './doc.ts'
import type { Typed } from './inputs.ts'
import { readStep } from './inputs.ts'
import type { OwnOfferPage } from './own-offers.server.ts'
import { previewOf } from './preview.server.ts'
import { readingOf } from './reading-words.server.ts'
import { baseOf, isAtOnce } from './save-step.server.ts'
import { docLines } from './doc-lines.server.ts'
import { fieldsOf, type Field } from './step-fields.server.ts'
import { stepLead, stepTitle } from './step-words.server.ts'
import { factsOfStep, isAsked, stepNames, type StepName } from './steps.ts'
import { viewPlace, type PlaceView } from './view-place.server.ts'
import { viewTimes, type TimesView } from './view-times.server.ts'

/** One step of writing an offer, ready to be shown. */
export interface StepView {
  readonly step: StepName
  readonly title: string
  readonly lead: string
  /** "Step 3 of 13" */
  readonly count: string
  /** What happens to the change, in words: shown at once, or after a check. */
  readonly effect: string
  readonly base: string
  readonly fields: readonly Field[]
  readonly times: TimesView | null
  readonly place: PlaceView | null
  readonly aim: { readonly choices: AimChoices; readonly values: Record<string, string | string[]> } | null
  readonly reading: Record<string, string>
  /** What this step says now, for somebody whose save met another's. */
  readonly now: readonly string[]
  readonly preview: OfferView
}

/** The document that a step writes in: what is shown, for a change that is shown at once. */
export function docFor(own: OwnOfferPage, step: StepName): OfferDoc {
  return isAtOnce(own.row, step) ? own.shown : own.doc
}

export async function viewStep(
  db: Database,
  actor: WorkerActor,
  own: OwnOfferPage,
  step: StepName
): Promise<StepView> {
  const now = db.now()
  const doc = docFor(own, step)
  const asked = stepNames.filter((name) => isAsked(doc, name))
  const kind = (await findOrganisationFacts(db.read, actor.organisationId))?.kind
  const wasShown = own.row.state === 'live' || own.row.state === 'paused'
  return {
    step,
    title: stepTitle(step),
    lead: stepLead(step),
    count: m.org_offers_step_count({ number: asked.indexOf(step) + 1, total: asked.length }),
    effect: isAtOnce(own.row, step)
      ? m.org_offers_effect_now()
      : wasShown
        ? m.org_offers_effect_check()
        : m.org_offers_effect_draft(),
    base: baseOf(doc, step),
    fields: fieldsOf(step, doc, {
      mayAskFor: shareableWith(kind === 'employer' ? 'employer' : 'organisation'),
      asksCapacity: !wasShown
    }),
    times: step === 'times' ? viewTimes(doc, isoDay(now)) : null,
    place: step === 'place' ? viewPlace(doc) : null,
    aim: step === 'aim' ? { choices: aimChoices(), values: aimValues(doc.aim) } : null,
    reading: readingOf(factsOfStep(doc, step)),
    now: docLines(doc, now).find((one) => one.step === step)?.lines ?? [],
    preview: previewOf(doc, actor.organisationName, now)
  }
}

/** What the page shows while somebody types: nothing is kept, and what cannot be read is left as it was. */
export function previewTyped(
  own: OwnOfferPage,
  actor: WorkerActor,
  step: StepName,
  { typed, now }: { readonly typed: Typed; readonly now: number }
): { preview: OfferView; reading: Record<string, string> } {
  const { facts } = readStep(step, typed, isoDay(now))
  const doc = { ...docFor(own, step), ...facts }
  return {
    preview: previewOf(doc, actor.organisationName, now),
    reading: readingOf(factsOfStep(doc, step))
  }
}
