import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { listDrafts } from '#lib/consent/draft.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { listBlocked } from '#lib/consent/list-blocked.server.ts'
import { isEverythingPaused, listSharing } from '#lib/consent/list-sharing.server.ts'
import { findMovedEnds } from '#lib/consent/moved-ends.server.ts'
import { listOwnRequests } from '#lib/consent/own-requests.server.ts'
import { askedInWords } from '#lib/consent/request-in-words.ts'
import { saidWords } from '#lib/consent/said.ts'
import { inWords, type SharingInWords } from '#lib/consent/sharing-words.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db, signedIn } = event.locals
  const now = db.now()
  const items = await forPage(() => listSharing(db, actor))
  const moved = await forPage(() => findMovedEnds(db, actor))
  const provedAt = signedIn?.provedAt ?? 0
  const all = items.map((item) => inWords(item, now, { provedAt, moved: moved.has(item.consentId) }))
  const inState = (...states: SharingInWords['state'][]) => all.filter(({ state }) => states.includes(state))
  const requests = await listOwnRequests(db, actor)
  return {
    title: m.consent_tab(),
    here: hereOf(event.params),
    said: saidWords(event.url),
    unfinished: (await listDrafts(db.read, actor)).length,
    everythingPaused: await isEverythingPaused(db, actor),
    requests: requests.map((request) => askedInWords(request, now)),
    groups: [
      { title: m.consent_due_title(), sharing: inState('reconfirm-due') },
      { title: m.consent_now_title(), sharing: inState('active') },
      { title: m.consent_paused_title(), sharing: inState('paused') },
      { title: m.consent_later_title(), sharing: inState('scheduled') }
    ].filter(({ sharing }) => sharing.length > 0),
    ended: inState('expired', 'withdrawn', 'revoked', 'superseded'),
    blocked: (await listBlocked(db, actor)).length
  }
}
