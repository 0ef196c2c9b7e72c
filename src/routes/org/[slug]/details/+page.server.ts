import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { changeDetails, getDetails, sendAgain } from '#lib/organisations/change-details.server.ts'
import { detailSteps, readDetailStep } from '#lib/organisations/details-inputs.ts'
import { takenProblem, takenSummary } from '#lib/organisations/taken-words.ts'
import { asTyped, viewAnswers, viewStep } from '#lib/organisations/view-apply.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

/** A manager changes what their organisation tells of itself. */
export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { answers, isBack, proposes } = await forPage(() => getDetails(event.locals.db, viewer))
  const step = readDetailStep(event.url)
  const home = `/org/${event.params.slug}`
  return {
    title: m.org_apply_tab(),
    home,
    at: `${home}/details`,
    step: step && viewStep(step, answers),
    ...{ isBack, proposes },
    answers: viewAnswers(answers)
  }
}

export const actions: Actions = {
  save: async (event) => {
    const viewer = await requireWorker(event)
    const at = `/org/${event.params.slug}/details`
    const step = readDetailStep(event.url)
    if (step === null) redirect(303, at)
    const read = await readForm(event, detailSteps[step])
    if (!read.ok) return read.failure
    return forForm(asTyped(read.data), async () => {
      const taken = await changeDetails(event.locals.db, viewer, read.data)
      if (taken) return formFailure(asTyped(read.data), takenProblem[taken])
      redirect(303, at)
    })
  },
  sendAgain: async (event) => {
    const viewer = await requireWorker(event)
    return forForm({}, async () => {
      const taken = await sendAgain(event.locals.db, viewer)
      if (taken) return formFailure({}, takenSummary[taken])
      redirect(303, `/org/${event.params.slug}`)
    })
  }
}
