import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireSupporter } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { reportWords } from '#lib/supporters/help-words.ts'
import { reportInput } from '#lib/supporters/inputs.ts'
import { getFamilyEntry } from '#lib/supporters/list-family.server.ts'
import { reportTie } from '#lib/supporters/report-tie.server.ts'
import { reportKinds } from '#lib/supporters/rules.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requireSupporter(event)
  await forPage(() => getFamilyEntry(event.locals.db, actor, event.params.ref))
  return {
    title: m.family_report_tab(),
    kinds: reportKinds.map((value) => ({ value, label: reportWords(value) }))
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requireSupporter(event)
    const read = await readForm(event, reportInput)
    if (!read.ok) return read.failure
    return forForm(read.data, async () => {
      await reportTie(event.locals.db, actor, event.params.ref, read.data)
      redirect(303, '/family?said=reported')
    })
  }
}
