import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { countMade } from '#lib/packs/count-made.server.ts'
import { getPack } from '#lib/packs/get-pack.server.ts'
import { viewPackMade, viewPackPage } from '#lib/packs/view-pack-page.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const pack = await forPage(() => getPack(event.locals.db, actor, event.params.form))
  const made = event.url.searchParams.has('made')
  return {
    title: m.packs_tab(),
    heading: pack.title,
    lead: pack.lead,
    here: `/me/packs/${pack.form}`,
    page: made ? null : viewPackPage(pack),
    made: made ? viewPackMade(pack) : null,
    // A shared screen keeps no file.
    files: actor.way !== 'kiosk'
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const { form } = await forPage(() => getPack(db, actor, event.params.form))
    await countMade(db, actor)
    redirect(303, `/me/packs/${form}?made`)
  }
}
