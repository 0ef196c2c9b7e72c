import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { takeOnInput } from '#lib/consent/inputs.ts'
import { findListed } from '#lib/consent/list-people.server.ts'
import { personCode } from '#lib/consent/people-words.ts'
import { takeOn } from '#lib/consent/take-on.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { ref, slug } = event.params
  const { db } = event.locals
  const { helper, untilDate } = await forPage(() => findListed(db, viewer, ref))
  if (helper === 'me') redirect(303, `/org/${slug}/people/${ref}`)
  return {
    title: m.org_take_tab(),
    code: personCode(ref),
    until: m.org_shared_until({ day: dayInWords(untilDate, db.now()) }),
    colleague: helper === 'nobody' ? null : helper.name,
    back: `/org/${slug}/people`
  }
}

export const actions: Actions = {
  default: async (event) => {
    const viewer = await requireWorker(event)
    const { db } = event.locals
    const { ref, slug } = event.params
    const read = await readForm(event, takeOnInput)
    if (!read.ok) return read.failure
    const { helper } = await forPage(() => findListed(db, viewer, ref))
    if (typeof helper === 'object' && read.data.reason.trim() === '') {
      return formFailure(read.data, { reason: 'org_take_reason_problem' })
    }
    const refused = await forForm(read.data, () => takeOn(db, viewer, ref, read.data.reason))
    if (refused) return refused
    redirect(303, `/org/${slug}/people?said=taken-on`)
  }
}
