import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { seeHistory } from '#lib/ledger/see-history.server.ts'
import { byDay, whoWords } from '#lib/ledger/history-words.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const asked = event.url.searchParams
  const who = wholeNumber(asked.get('who'))
  const before = wholeNumber(asked.get('before'))
  const ask = { who, before: before ?? Number.MAX_SAFE_INTEGER }
  const seen = await forPage(() => seeHistory(event.locals.db, actor, ask))
  const chosen = who !== null && who <= seen.everybody.length ? who : null
  const here = hereOf(event.params)
  return {
    title: m.history_tab(),
    here: `${here}/history`,
    file: `${here}/history.json`,
    // Behind the private door a line has a number of its own, which a complaint would not know.
    notExpected: event.params.door === undefined ? '/me/complaints/new?row=' : null,
    days: byDay(seen.lines),
    everybody: seen.everybody.map(whoWords),
    chosen,
    older: seen.older,
    isNewest: before === null
  }
}

function wholeNumber(text: string | null): number | null {
  const number = Number(text)
  return Number.isSafeInteger(number) && number > 0 ? number : null
}
