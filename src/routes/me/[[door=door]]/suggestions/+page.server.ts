import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { listSuggestions } from '#lib/consent/list-suggestions.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { describeAnswer } from '#lib/record/describe-answer.ts'
import { describeTold } from '#lib/record/describe-item.ts'
import { words } from '#lib/record/words.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { PageServerLoad } from './$types'

const said: Record<string, () => string> = { taken: m.suggest_said_taken, left: m.suggest_said_left }

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const waiting = await forPage(() => listSuggestions(db, actor))
  const done = event.url.searchParams.get('said') ?? ''
  return {
    title: m.suggest_tab(),
    here: hereOf(event.params),
    said: Object.hasOwn(said, done) ? said[done]!() : null,
    waiting: waiting.map(({ id, field, words: sent, madeAt, now, fits, basedOn }) => ({
      id,
      question: words(field.label),
      who: m.suggest_who({
        name: sent.by.name,
        organisation: sent.by.organisation,
        day: dayInWords(madeAt, db.now())
      }),
      old: now === undefined ? null : describeTold(field, now),
      suggested: describeAnswer(field, sent.answer),
      note: sent.note === '' ? null : m.suggest_why({ note: sent.note }),
      fits,
      basedOn
    }))
  }
}
