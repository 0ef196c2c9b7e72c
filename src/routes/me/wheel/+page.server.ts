import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dateInWords } from '#lib/record/date-in-words.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { whoSees } from '#lib/record/who-sees.server.ts'
import { chooseLooks, looksIn } from '#lib/wheel/rules.ts'
import { viewOverTime } from '#lib/wheel/view-over-time.server.ts'
import { viewLevels, viewWheel } from '#lib/wheel/view-wheel.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const own = await forPage(() => findOwnSection(db, actor, 'wheel'))
  const looks = looksIn(own?.document ?? {})
  const shown = chooseLooks(looks, event.url.searchParams.getAll('look'))
  return {
    title: m.wheel_tab(),
    whoSees: await whoSees(db, actor, 'wheel'),
    choose: own?.waiting ? '/me/record/wheel/two-answers' : undefined,
    wheel: shown && viewWheel(shown),
    levels: viewLevels(),
    overTime: viewOverTime(looks),
    // The newest day first, as somebody looks for it.
    looks: looks.map(({ id, day }) => ({ id, day: dateInWords(day) })).toReversed()
  }
}
