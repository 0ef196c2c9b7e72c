import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { draftNotice } from '#lib/consent/draft-notice.server.ts'
import { getDraft } from '#lib/consent/draft.server.ts'
import { checkInput } from '#lib/consent/inputs.ts'
import { previewSections } from '#lib/consent/preview-sections.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { sendInterest } from '#lib/referrals/send-interest.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const { draftId } = event.params
  const draft = await forPage(() => getDraft(db.read, actor, draftId))
  if (draft.consentId) redirect(303, `/me/sharing/${draft.consentId}`)
  const notice = draftNotice(draft, db.now())
  if (!notice) redirect(303, `/me/sharing/new/${draftId}/${draft.untilDate ? 'what' : 'until'}`)
  const previews = await forPage(() => previewSections(db, actor, []))
  const untold = previews.filter(
    ({ section, facts }) => notice.sections.includes(section) && facts.length === 0
  )
  return {
    title: m.consent_check_tab(),
    untold: untold.map(({ section, phrase }) => ({
      section,
      words: m.consent_check_untold({ section: phrase })
    })),
    lines: notice.lines,
    notice: notice.sha256,
    offerId: draft.terms.offerId
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, checkInput)
    if (!read.ok) return read.failure
    const given = await forForm({}, () =>
      sendInterest(event.locals.db, actor, event.params.draftId, read.data.notice)
    )
    if (typeof given !== 'string') return given
    redirect(303, `/me/sharing/${given}?said=given`)
  }
}
