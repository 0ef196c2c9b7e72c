import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { getSupporter } from '#lib/supporters/list-supporters.server.ts'
import { viewSupporter } from '#lib/supporters/view-supporter.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const card = await forPage(() => getSupporter(db, actor, event.params.supporterId))
  return { title: m.people_tab(), one: viewSupporter(card, db.now()) }
}
