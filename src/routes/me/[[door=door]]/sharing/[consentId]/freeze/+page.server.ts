import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { freezeSharing } from '#lib/consent/freeze-sharing.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { getSharing } from '#lib/consent/list-sharing.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const item = await forPage(() => getSharing(db, actor, event.params.consentId))
  const back = `${hereOf(event.params)}/sharing/${item.consentId}`
  if (!item.can.includes('freeze')) redirect(303, back)
  return {
    title: m.consent_freeze_tab(),
    back,
    heading: m.consent_freeze_title({ name: item.recipientName }),
    lines: [
      m.consent_freeze_what(),
      m.consent_freeze_end({ day: dayInWords(item.untilDate, db.now()) }),
      m.consent_freeze_quiet(),
      m.consent_freeze_once()
    ]
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { consentId } = event.params
    await forPage(() => freezeSharing(event.locals.db, actor, consentId))
    redirect(303, `${hereOf(event.params)}/sharing/${consentId}?said=frozen`)
  }
}
