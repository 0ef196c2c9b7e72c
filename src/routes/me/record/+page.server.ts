import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { listOwnSections } from '#lib/record/own-record.server.ts'
import { sectionNames } from '#lib/record/sections.ts'
import { viewSectionCard } from '#lib/record/view-section-card.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const own = await forPage(() => listOwnSections(event.locals.db, actor))
  return {
    title: m.record_tab(),
    cards: sectionNames.map((section) => viewSectionCard(section, own[section]))
  }
}
