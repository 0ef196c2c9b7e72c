import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import type { AskedState } from '#lib/consent/ask-rules.ts'
import { idInput } from '#lib/consent/inputs.ts'
import { cancelRequest, listAsked } from '#lib/consent/list-asked.server.ts'
import { findMayAskFor } from '#lib/consent/may-ask-for.server.ts'
import { personCode } from '#lib/consent/people-words.ts'
import { purposeWords } from '#lib/consent/purpose-words.ts'
import { sectionList } from '#lib/consent/sharing-words.ts'
import { findStanding } from '#lib/organisations/find-standing.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

const states: Record<AskedState, () => string> = {
  waiting: m.org_request_waiting,
  yes: m.org_request_yes,
  no: m.org_request_no,
  cancelled: m.org_request_cancelled
}

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const said = event.url.searchParams.get('said')
  const asked = await listAsked(db, viewer)
  const { isHidden } = await findStanding(db, viewer)
  return {
    title: m.org_request_tab(),
    at: `/org/${event.params.slug}/requests`,
    said:
      said === 'asked'
        ? m.org_request_said_asked()
        : said === 'cancelled'
          ? m.org_request_said_cancelled()
          : null,
    mayNot: (await findMayAskFor(db, viewer))
      ? null
      : isHidden
        ? m.org_request_overdue()
        : m.org_request_may_not(),
    requests: asked.map(({ requestId, ref, purpose, sections, askedBy, askedAt, state }) => {
      const day = dayInWords(askedAt, db.now())
      return {
        requestId,
        code: personCode(ref),
        what: sectionList(sections),
        why: purposeWords(purpose),
        when: askedBy ? m.org_request_asked_by({ day, name: askedBy }) : day,
        answer: states[state](),
        canCancel: state === 'waiting'
      }
    })
  }
}

export const actions: Actions = {
  cancel: async (event) => {
    const viewer = await requireWorker(event)
    const read = await readForm(event, idInput)
    if (!read.ok) return read.failure
    await forPage(() => cancelRequest(event.locals.db, viewer, read.data.id))
    redirect(303, `/org/${event.params.slug}/requests?said=cancelled`)
  }
}
