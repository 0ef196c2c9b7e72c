import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { listSuggestions } from '#lib/consent/list-suggestions.server.ts'
import { viewSuggestion } from '#lib/consent/view-suggestions.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

const said: Record<string, () => string> = {
  taken: m.suggest_said_taken,
  left: m.suggest_said_left,
  tick: m.consent_suggest_said_tick
}

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const waiting = await forPage(() => listSuggestions(db, actor))
  const done = event.url.searchParams.get('said') ?? ''
  return {
    title: m.suggest_tab(),
    here: hereOf(event.params),
    said: Object.hasOwn(said, done) ? said[done]!() : null,
    waiting: waiting.map((one) => viewSuggestion(one, db.now()))
  }
}
