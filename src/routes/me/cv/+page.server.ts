import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { cvPaper } from '#lib/cv/cv-paper.ts'
import { getCv } from '#lib/cv/get-cv.server.ts'
import { pickForm } from '#lib/cv/inputs.ts'
import { pickForCv } from '#lib/cv/pick-for-cv.server.ts'
import { viewCvBuilder } from '#lib/cv/view-cv-builder.ts'
import { countMade } from '#lib/packs/count-made.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  event.depends('waymark:cv')
  const own = await forPage(() => getCv(event.locals.db, actor))
  const made = event.url.searchParams.has('made')
  return {
    title: m.cv_tab(),
    heading: m.cv_title(),
    paper: cvPaper(own.cv),
    builder: made ? null : viewCvBuilder(own),
    broughtIn: event.url.searchParams.get('said') === 'brought-in',
    // A shared screen keeps no file.
    files: actor.way !== 'kiosk'
  }
}

export const actions: Actions = {
  pick: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, pickForm)
    if (!read.ok) return read.failure
    const { list } = read.data.pick
    await forPage(() => pickForCv(event.locals.db, actor, read.data.pick))
    redirect(303, `/me/cv#show-${list}`)
  },
  made: async (event) => {
    const actor = requirePerson(event)
    await forPage(() => getCv(event.locals.db, actor))
    await countMade(event.locals.db, actor)
    redirect(303, '/me/cv?made')
  }
}
