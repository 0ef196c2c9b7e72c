import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { typedDate } from '#lib/consent/inputs.ts'
import { findReleaseDate } from '#lib/consent/release-date.server.ts'
import { problemWithUntil } from '#lib/consent/until.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { usualEnd } from '#lib/supporters/family-ends.ts'
import { familyUntil, familyUntilOptions } from '#lib/supporters/family-until.server.ts'
import { familyUntilInput } from '#lib/supporters/inputs.ts'
import { loadShare } from '#lib/supporters/load-share.server.ts'
import { keepShareDraft } from '#lib/supporters/share-draft.ts'
import { stepBefore } from '#lib/supporters/share-steps.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const { at, steps, draft } = await forPage(() =>
    loadShare(db, actor, event.cookies, event.params.supporterId)
  )
  const before = stepBefore('until', steps)
  return {
    title: m.people_share_tab(),
    back: before === null ? at : `${at}/${before}`,
    options: familyUntilOptions(await findReleaseDate(db, actor), db.now()),
    chosen: draft.untilChoice ?? usualEnd,
    date: draft.untilChoice === 'date' ? (draft.untilDate ?? '') : ''
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const read = await readForm(event, familyUntilInput)
    if (!read.ok) return read.failure
    const { at, draft } = await forPage(() => loadShare(db, actor, event.cookies, event.params.supporterId))
    const untilChoice = read.data.until
    const releaseDate = await findReleaseDate(db, actor)
    const untilDate = familyUntil(untilChoice, typedDate(read.data), releaseDate, db.now())
    const problem = problemWithUntil(untilDate, db.now())
    if (problem) return formFailure(read.data, { date: `consent_problem_${problem.replaceAll('-', '_')}` })
    keepShareDraft(event.cookies, { ...draft, untilChoice, untilDate, alone: false })
    redirect(303, `${at}/safe`)
  }
}
