import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { sectionPhrase } from '#lib/consent/section-phrases.ts'
import { m } from '#lib/paraglide/messages.js'
import { getSpecialSection } from '#lib/record/get-question.ts'
import { mayTell } from '#lib/record/may-tell.server.ts'
import { takeBackSection } from '#lib/record/take-back-section.server.ts'
import { whoSees } from '#lib/record/who-sees.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  return forPage(async () => {
    const section = getSpecialSection(event.params.section)
    const home = `/me/record/${section}`
    if (!(await mayTell(db.read, actor, section))) redirect(303, home)
    return {
      title: m.record_back_tab(),
      heading: m.record_back_title({ section: sectionPhrase(section) }),
      whoSees: await whoSees(db, actor, section),
      home
    }
  })
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const section = await forPage(async () => getSpecialSection(event.params.section))
    return forForm({}, async () => {
      await takeBackSection(event.locals.db, actor, section)
      redirect(303, '/me/record?said=taken-back')
    })
  }
}
