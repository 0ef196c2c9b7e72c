import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { reminderLines } from '#lib/journey/reminder-words.ts'
import { seeHome } from '#lib/journey/see-home.server.ts'
import { noticeLines } from '#lib/notices/notice-lines.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { findOwnClosing } from '#lib/take-away/ask-to-delete.server.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db, signedIn } = event.locals
  const now = db.now()
  const home = await forPage(() => seeHome(db, actor, signedIn?.provedAt ?? 0))
  const canSee = home.canSee.map(({ name, untilDate }) => ({ name, until: dayInWords(untilDate, now) }))
  const closing = await findOwnClosing(db.read, actor)
  const goesOn = closing && dayInWords(closing.dueAt, now)
  const notices = await noticeLines(db, actor, '/me')
  return {
    title: m.home_tab(),
    notices,
    ...home,
    goesOn,
    canSee,
    reminders: reminderLines(home.reminders, now)
  }
}
