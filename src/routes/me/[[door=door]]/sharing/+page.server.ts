import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { listDrafts } from '#lib/consent/draft.server.ts'
import { isEverythingPaused, listSharing } from '#lib/consent/list-sharing.server.ts'
import { saidWords } from '#lib/consent/said.ts'
import { inWords } from '#lib/consent/sharing-words.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const items = await forPage(() => listSharing(db, actor))
  const isOver = (state: string) => ['expired', 'withdrawn', 'revoked', 'superseded'].includes(state)
  return {
    title: m.consent_tab(),
    said: saidWords(event.url),
    unfinished: (await listDrafts(db.read, actor)).length,
    everythingPaused: await isEverythingPaused(db, actor),
    running: items.filter((item) => !isOver(item.state)).map((item) => inWords(item, db.now())),
    ended: items.filter((item) => isOver(item.state)).map((item) => inWords(item, db.now()))
  }
}
