import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { askForConsent } from '#lib/consent/ask-for-consent.server.ts'
import { askedAs, askInput } from '#lib/consent/ask-inputs.ts'
import { askFormWords } from '#lib/consent/ask-words.ts'
import { getAskable } from '#lib/consent/find-askable.server.ts'
import { typedDate } from '#lib/consent/inputs.ts'
import { findMayAskFor } from '#lib/consent/may-ask-for.server.ts'
import { personCode } from '#lib/consent/people-words.ts'
import { problemWithUntil, untilDateOf } from '#lib/consent/until.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const { ref, slug } = event.params
  const mayAskFor = await findMayAskFor(db, viewer)
  if (!mayAskFor) redirect(303, `/org/${slug}/requests`)
  const { by } = await forPage(() => getAskable(db, viewer, ref))
  return {
    title: m.org_request_form_tab(),
    heading:
      by === 'code' ? m.org_request_form_title_code() : m.org_request_form_title({ code: personCode(ref) }),
    back: `/org/${slug}/requests/new`,
    requestId: newRef(),
    ...askFormWords(mayAskFor, db.now())
  }
}

export const actions: Actions = {
  default: async (event) => {
    const viewer = await requireWorker(event)
    const { db } = event.locals
    const { ref, slug } = event.params
    const read = await readForm(event, askInput)
    if (!read.ok) return read.failure
    const { requestId, purpose, access, until, onNo, note } = read.data
    const needed = askedAs(read.data, 'needed')
    const optional = askedAs(read.data, 'optional')
    if (needed.length + optional.length === 0) {
      return formFailure(read.data, { sections: 'org_request_sections_problem' })
    }
    const untilDate = until === 'date' ? typedDate(read.data) : untilDateOf(until, db.now())
    const problem = problemWithUntil(untilDate, db.now())
    if (problem) return formFailure(read.data, { date: `consent_problem_${problem.replaceAll('-', '_')}` })
    const ask = { requestId, purpose, access, needed, optional, untilDate, onNo, note }
    const asked = await forForm(read.data, () => askForConsent(db, viewer, ref, ask))
    if (typeof asked !== 'string') return asked
    redirect(303, `/org/${slug}/requests?said=asked`)
  }
}
