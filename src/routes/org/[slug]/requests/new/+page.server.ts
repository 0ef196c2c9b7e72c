import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { claimAskCode } from '#lib/consent/ask-codes.server.ts'
import { codeInput } from '#lib/consent/ask-inputs.ts'
import { listAskable } from '#lib/consent/find-askable.server.ts'
import { findMayAskFor } from '#lib/consent/may-ask-for.server.ts'
import { personCode } from '#lib/consent/people-words.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const back = `/org/${event.params.slug}/requests`
  if (!(await findMayAskFor(db, viewer))) redirect(303, back)
  const askable = await listAskable(db, viewer)
  return {
    title: m.org_request_new_tab(),
    back,
    askable: askable.map(({ ref, by, offers }) => ({
      ref,
      name: m.org_request_ask_person({ code: personCode(ref) }),
      why:
        by === 'code'
          ? m.org_request_gave_code()
          : m.org_request_interested({ offers: [...new Set(offers)].join(', ') })
    }))
  }
}

export const actions: Actions = {
  default: async (event) => {
    const viewer = await requireWorker(event)
    const { db } = event.locals
    const at = `/org/${event.params.slug}/requests`
    if (!(await findMayAskFor(db, viewer))) redirect(303, at)
    const read = await readForm(event, codeInput)
    if (!read.ok) return read.failure
    const ref = await forForm(read.data, () => claimAskCode(db, viewer, read.data.code))
    if (ref === null) return formFailure(read.data, { code: 'org_request_code_problem' })
    if (typeof ref !== 'string') return ref
    redirect(303, `${at}/new/${ref}`)
  }
}
