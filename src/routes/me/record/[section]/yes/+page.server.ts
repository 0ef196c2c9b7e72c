import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { slugOf } from '#lib/record/field.ts'
import { getSpecialSection } from '#lib/record/get-question.ts'
import { sectionYesForm } from '#lib/record/inputs.ts'
import { noticeHash } from '#lib/record/keep-notice.server.ts'
import { mayTell } from '#lib/record/may-tell.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { sectionYesNotice, sectionYesWords } from '#lib/record/section-yes-notice.ts'
import { sections } from '#lib/record/sections.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  return forPage(async () => {
    const section = getSpecialSection(event.params.section)
    const home = `/me/record/${section}`
    if (await mayTell(event.locals.db.read, actor, section)) redirect(303, home)
    return {
      title: m.record_yes_tab(),
      notice: sectionYesNotice(section),
      hash: noticeHash(sectionYesWords(section).text),
      home
    }
  })
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const section = await forPage(async () => getSpecialSection(event.params.section))
    const read = await readForm(event, sectionYesForm)
    if (!read.ok) return read.failure
    // What they say yes to is what they read.
    if (read.data.notice !== noticeHash(sectionYesWords(section).text)) {
      return formFailure({}, { '': 'refusal_changed_meanwhile' })
    }
    return forForm({}, async () => {
      await saySectionYes(event.locals.db, actor, section)
      const { home, fields } = sections[section]
      redirect(303, home ?? `/me/record/${section}/${slugOf(fields[0]!)}`) // fields.test.ts: none is empty
    })
  }
}
