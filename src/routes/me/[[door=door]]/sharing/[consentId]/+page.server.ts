import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { endingWords } from '#lib/consent/ending-words.ts'
import { hereOf } from '#lib/consent/here.ts'
import { getSharing } from '#lib/consent/list-sharing.server.ts'
import { findMovedEnds } from '#lib/consent/moved-ends.server.ts'
import { findEndings } from '#lib/consent/own-endings.server.ts'
import { saidWords } from '#lib/consent/said.ts'
import { inWords } from '#lib/consent/sharing-words.ts'
import { startChange } from '#lib/consent/start-draft.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db, signedIn } = event.locals
  const { consentId } = event.params
  const item = await forPage(() => getSharing(db, actor, consentId))
  const moved = (await forPage(() => findMovedEnds(db, actor))).has(consentId)
  const said = saidWords(event.url)
  const ending = (await findEndings(db, actor)).get(consentId)
  return {
    title: m.consent_copy_tab(),
    here: hereOf(event.params),
    said,
    isNew: event.url.searchParams.get('said') === 'given' && item.state === 'active',
    sharing: inWords(item, db.now(), { provedAt: signedIn?.provedAt ?? 0, moved }),
    /** What became of their copies. */
    copies: ending ? endingWords(ending, db.now()) : null,
    given: m.consent_copy_when({ day: dayInWords(item.givenAt, db.now()), time: timeInWords(item.givenAt) }),
    notice: item.notice.split('\n')
  }
}

export const actions: Actions = {
  change: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const draftId = await forPage(() => startChange(db, actor, event.params.consentId, 'change'))
    redirect(303, `${hereOf(event.params)}/sharing/new/${draftId}/what`)
  },
  renew: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const draftId = await forPage(() => startChange(db, actor, event.params.consentId, 'renew'))
    redirect(303, `${hereOf(event.params)}/sharing/new/${draftId}/until`)
  }
}
