import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { getSectionName } from '#lib/record/get-question.ts'
import { mayTell } from '#lib/record/may-tell.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { sectionPicture } from '#lib/record/section-picture.server.ts'
import { sections } from '#lib/record/sections.ts'
import { viewCheck } from '#lib/record/view-check.ts'
import { whoSees } from '#lib/record/who-sees.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  return forPage(async () => {
    const section = getSectionName(event.params.section)
    const { home } = sections[section]
    if (home) redirect(303, home)
    const own = await findOwnSection(db, actor, section)
    return {
      title: m.record_check_tab(),
      check: viewCheck(section, own, await mayTell(db.read, actor, section)),
      picture: sectionPicture(section),
      whoSees: await whoSees(db, actor, section)
    }
  })
}
