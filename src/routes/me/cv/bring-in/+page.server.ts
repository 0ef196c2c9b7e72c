import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { bringIn } from '#lib/cv/bring-in.server.ts'
import { bringForm } from '#lib/cv/inputs.ts'
import { lookIntoResume } from '#lib/cv/look-into-resume.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { way } = requirePerson(event)
  return { title: m.cv_bring_tab(), back: m.cv_title(), files: way !== 'kiosk' }
}

export const actions: Actions = {
  look: async (event) => {
    const actor = requirePerson(event)
    const data = await event.request.formData().catch(() => new FormData())
    const file = data.get('file')
    if (!(file instanceof File)) return formFailure({}, { file: 'cv_problem_no_file' })
    const looked = await lookIntoResume(event.locals.db, actor, file)
    return 'problem' in looked ? formFailure({}, { file: looked.problem }) : { looked }
  },
  bring: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, bringForm)
    if (!read.ok) return read.failure
    const { text, ticked } = read.data
    const problem = await forForm({}, () => bringIn(event.locals.db, actor, text, ticked))
    if (typeof problem === 'string') return formFailure({}, { '': problem })
    if (problem) return problem
    redirect(303, '/me/cv?said=brought-in')
  }
}
