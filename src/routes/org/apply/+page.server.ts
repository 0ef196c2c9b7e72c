import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { enter } from '#lib/accounts/enter.server.ts'
import { keepJoinCode } from '#lib/accounts/join-cookie.ts'
import { mayBeWorker } from '#lib/accounts/may-be-worker.server.ts'
import { ensurePasskeyHost } from '#lib/accounts/passkey-host.ts'
import { detailSteps, promiseForm, readDetailStep, startForm } from '#lib/organisations/details-inputs.ts'
import { firstOpenStep } from '#lib/organisations/draft.ts'
import { findApplication } from '#lib/organisations/find-application.server.ts'
import { saveDraft } from '#lib/organisations/save-draft.server.ts'
import { sendApplication } from '#lib/organisations/send-application.server.ts'
import { startApplication, startApplicationAs } from '#lib/organisations/start-application.server.ts'
import { takenSummary } from '#lib/organisations/taken-words.ts'
import { asTyped, viewAnswers, viewStep } from '#lib/organisations/view-apply.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { readTeamInvite } from '#lib/team/invite-cookie.ts'
import type { Actions, PageServerLoad } from './$types'

/** Asking to join with an organisation, one step after the other. */
export const load: PageServerLoad = async (event) => {
  const signedIn = allowAnyone(event)
  const title = m.org_apply_tab()
  if (!signedIn) {
    ensurePasskeyHost(event.url)
    return { title, view: { is: 'start', signedIn: false, ask: 'yes' } as const }
  }
  // Somebody who has just chosen how they sign in takes their place next.
  if (readTeamInvite(event.cookies)) redirect(303, '/join/team')
  const application = await findApplication(event.locals.db, signedIn)
  if (application.state === 'none') {
    const ask = await mayBeWorker(event.locals.db, signedIn)
    return { title, view: { is: 'start', signedIn: true, ask } as const }
  }
  if (application.state !== 'draft') {
    const { slug, name, state } = application
    return { title, view: { is: 'sent', slug, name, isBack: state === 'back' } as const }
  }
  const { answers } = application
  const step = readDetailStep(event.url) ?? firstOpenStep(answers)
  if (step) return { title, view: { is: 'step', ...viewStep(step, answers) } as const }
  return { title, view: { is: 'check', answers: viewAnswers(answers) } as const }
}

export const actions: Actions = {
  start: async (event) => {
    const signedIn = allowAnyone(event)
    const { db, address } = event.locals
    const read = await readForm(event, startForm)
    if (!read.ok) return read.failure
    const { contactName } = read.data
    return forForm(read.data, async () => {
      if (signedIn) {
        await startApplicationAs(db, signedIn, contactName)
        redirect(303, '/org/apply')
      }
      keepJoinCode(event.cookies, (await startApplication(db, address, contactName)).code)
      redirect(303, '/join/way')
    })
  },
  save: async (event) => {
    const signedIn = allowAnyone(event)
    const step = readDetailStep(event.url)
    if (!signedIn || step === null) redirect(303, '/org/apply')
    const read = await readForm(event, detailSteps[step])
    const typed = read.ok ? asTyped(read.data) : read.failure.data.form.values
    const answers = await forPage(() => saveDraft(event.locals.db, signedIn, step, typed))
    if (!read.ok) return read.failure
    redirect(303, `/org/apply?step=${firstOpenStep(answers) ?? 'promise'}`)
  },
  send: async (event) => {
    const signedIn = allowAnyone(event)
    if (!signedIn) redirect(303, '/org/apply')
    const { db } = event.locals
    const read = await readForm(event, promiseForm)
    if (!read.ok) return read.failure
    return forForm(read.data, async () => {
      const sent = await sendApplication(db, signedIn)
      if ('taken' in sent) return formFailure(read.data, takenSummary[sent.taken])
      // Whoever acts for others has the short session of those who do.
      if (!signedIn.hats.includes('worker')) await enter(db, event.cookies, signedIn.accountId)
      redirect(303, `/org/${sent.slug}`)
    })
  }
}
