import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { answerInput } from '#lib/consent/inputs.ts'
import { deferRequest, getOwnRequest, refuseRequest } from '#lib/consent/own-requests.server.ts'
import { previewSections } from '#lib/consent/preview-sections.server.ts'
import { requestLines } from '#lib/consent/request-notice.server.ts'
import { startAnswer } from '#lib/consent/start-draft.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { isSectionName } from '#lib/record/sections.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const here = hereOf(event.params)
  const request = await forPage(() => getOwnRequest(db, actor, event.params.requestId))
  const { requestId, status, needed, optional, organisationName: organisation } = request
  const isOpen = status === 'requested' || status === 'deferred'
  const asked = [...needed, ...optional].filter(isSectionName)
  const previews = isOpen ? await forPage(() => previewSections(db, actor, asked)) : []
  return {
    title: m.consent_request_tab(),
    back: `${here}/sharing`,
    heading: m.consent_request_title({ organisation }),
    isOpen,
    over: overWords(status),
    copy: `${here}/sharing/${requestId}/print`,
    given: request.consentId && `${here}/sharing/${request.consentId}`,
    lines: requestLines(
      { ...request, worker: request.workerName ?? m.consent_request_somebody(), organisation },
      db.now()
    ),
    onNo: request.text.onNo,
    note: request.text.note,
    sections: previews.map(({ section, heading, facts, isSecret }) => ({
      section,
      heading,
      facts,
      isSecret,
      kind: needed.includes(section) ? m.consent_request_needed() : m.consent_request_optional()
    })),
    block: `${here}/requests/${requestId}/block`
  }
}

function overWords(status: string): string {
  if (status === 'refused') return m.consent_request_was_refused()
  return status === 'given' ? m.consent_request_was_given() : m.consent_request_over()
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const { requestId } = event.params
    const here = hereOf(event.params)
    const read = await readForm(event, answerInput)
    if (!read.ok) return read.failure
    const { answer } = read.data
    if (answer === 'later' || answer === 'no') {
      const say = answer === 'no' ? refuseRequest : deferRequest
      await forPage(() => say(db, actor, requestId))
      redirect(303, `${here}/sharing?said=${answer === 'no' ? 'refused' : 'deferred'}`)
    }
    const draftId = await forForm(read.data, () => startAnswer(db, actor, requestId, answer))
    if (typeof draftId !== 'string') return draftId
    redirect(303, `${here}/sharing/new/${draftId}/${answer === 'all' ? 'check' : 'what'}`)
  }
}
