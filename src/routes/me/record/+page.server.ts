import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { listOwnSections } from '#lib/record/own-record.server.ts'
import { recordTools } from '#lib/record/record-tools.server.ts'
import { sectionPictures } from '#lib/record/section-picture.server.ts'
import { viewRecord } from '#lib/record/view-record.ts'
import { searchForm } from '#lib/search/inputs.ts'
import { searchRecord } from '#lib/search/search-record.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const own = await forPage(() => listOwnSections(event.locals.db, actor))
  return {
    title: m.record_tab(),
    groups: viewRecord(own),
    tools: recordTools(),
    pictures: sectionPictures(),
    takenBack: event.url.searchParams.get('said') === 'taken-back'
  }
}

export const actions: Actions = {
  search: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, searchForm)
    if (!read.ok) return read.failure
    const { words } = read.data
    const found = await forPage(() => searchRecord(event.locals.db, actor, words))
    return { found: { ...found, typed: words } }
  }
}
