import { redirect } from '@sveltejs/kit'
import * as v from 'valibot'
import type { SignedIn, WorkerActor } from '#lib/access/actors.ts'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { enter } from '#lib/accounts/enter.server.ts'
import { keepJoinCode } from '#lib/accounts/join-cookie.ts'
import { mayBeWorker } from '#lib/accounts/may-be-worker.server.ts'
import { ensurePasskeyHost } from '#lib/accounts/passkey-host.ts'
import { changeDetails, getDetails, sendAgain } from '#lib/organisations/change-details.server.ts'
import { applyQuery, detailSteps, promiseForm, startForm } from '#lib/organisations/details-inputs.ts'
import { firstOpenStep } from '#lib/organisations/draft.ts'
import { findApplication } from '#lib/organisations/find-application.server.ts'
import { findMembership } from '#lib/organisations/find-membership.server.ts'
import { saveDraft } from '#lib/organisations/save-draft.server.ts'
import { sendApplication } from '#lib/organisations/send-application.server.ts'
import { startApplication, startApplicationAs } from '#lib/organisations/start-application.server.ts'
import { viewAnswers, viewStep } from '#lib/organisations/view-apply.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { readTeamInvite } from '#lib/team/invite-cookie.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const takenProblem = {
  number: { number: 'org_apply_problem_taken' },
  name: { name: 'org_apply_problem_name_taken' }
} as const

export const load: PageServerLoad = async (event) => {
  const signedIn = allowAnyone(event)
  const { step, of } = queryOf(event.url)
  const title = m.org_apply_tab()
  if (of !== null) return { title, view: await viewOwn(event, signedIn, of, step) }
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
  const open = firstOpenStep(answers)
  const at = step === null || (step === 'promise' && open) ? (open ?? 'promise') : step
  if (at !== 'promise') return { title, view: { is: 'step', of, ...viewStep(at, answers) } as const }
  return { title, view: { is: 'check', of, answers: viewAnswers(answers) } as const }
}

/** A manager of an organisation that is here already changes what it tells of itself. */
async function viewOwn(
  event: RequestEvent,
  signedIn: SignedIn | null,
  slug: string,
  step: ReturnType<typeof queryOf>['step']
) {
  if (!signedIn) redirect(303, '/sign-in')
  const own = await forPage(async () => getDetails(event.locals.db, await managerOf(event, signedIn, slug)))
  if (step !== null && step !== 'promise') {
    return { is: 'step', of: slug, ...viewStep(step, own.answers) } as const
  }
  const { isBack, proposes } = own
  return { is: 'own', of: slug, isBack, proposes, answers: viewAnswers(own.answers) } as const
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
    if (!signedIn) redirect(303, '/org/apply')
    const { step, of } = queryOf(event.url)
    if (step === null || step === 'promise') redirect(303, '/org/apply')
    const read = await readForm(event, detailSteps[step])
    const { db } = event.locals
    if (of !== null) {
      if (!read.ok) return read.failure
      return forForm(typedIn(read.data), async () => {
        const taken = await changeDetails(db, await managerOf(event, signedIn, of), read.data)
        if (taken) return formFailure(read.data, takenProblem[taken])
        redirect(303, `/org/apply?of=${of}`)
      })
    }
    const typed = read.ok ? typedIn(read.data) : read.failure.data.form.values
    const answers = await forPage(() => saveDraft(db, signedIn, step, typed))
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
      if ('taken' in sent) return formFailure(read.data, { '': takenSummary[sent.taken] })
      // Whoever acts for others has the short session of those who do.
      if (!signedIn.hats.includes('worker')) await enter(db, event.cookies, signedIn.accountId)
      redirect(303, `/org/${sent.slug}`)
    })
  },
  sendAgain: async (event) => {
    const signedIn = allowAnyone(event)
    if (!signedIn) redirect(303, '/org/apply')
    const { of } = queryOf(event.url)
    return forForm({}, async () => {
      const taken = await sendAgain(event.locals.db, await managerOf(event, signedIn, of ?? ''))
      if (taken) return formFailure({}, { '': takenSummary[taken] })
      redirect(303, `/org/${of}`)
    })
  }
}

const takenSummary = { number: 'org_apply_problem_taken', name: 'org_apply_problem_name_taken' } as const

const queryOf = (url: URL) => v.parse(applyQuery, Object.fromEntries(url.searchParams))

/** @throws Refusal `not-found` for anybody who does not manage it */
async function managerOf(event: RequestEvent, signedIn: SignedIn, slug: string): Promise<WorkerActor> {
  const place = await findMembership(event.locals.db, signedIn.accountId, slug)
  if (!signedIn.hats.includes('worker') || place?.role !== 'manager') throw new Refusal('not-found')
  return { kind: 'worker', accountId: signedIn.accountId, ...place }
}

/** Fields as they go back to a page. */
function typedIn(data: Record<string, string | readonly string[]>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(data).map(([field, value]) => [field, typeof value === 'string' ? value : [...value]])
  )
}
