import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { seeHome } from '#lib/journey/see-home.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const home = await forPage(() => seeHome(db, actor))
  const canSee = home.canSee.map(({ name, untilDate }) => ({ name, until: dayInWords(untilDate, db.now()) }))
  return { title: m.home_tab(), ...home, canSee }
}
