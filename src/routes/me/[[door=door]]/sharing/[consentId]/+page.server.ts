import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { getSharing } from '#lib/consent/list-sharing.server.ts'
import { saidWords } from '#lib/consent/said.ts'
import { inWords } from '#lib/consent/sharing-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const item = await forPage(() => getSharing(db, actor, event.params.consentId))
  const said = saidWords(event.url)
  return {
    title: m.consent_copy_tab(),
    said,
    isNew: said !== null && item.state === 'active',
    sharing: inWords(item, db.now()),
    given: m.consent_copy_when({ day: dayInWords(item.givenAt, db.now()), time: timeInWords(item.givenAt) }),
    notice: item.notice.split('\n')
  }
}
