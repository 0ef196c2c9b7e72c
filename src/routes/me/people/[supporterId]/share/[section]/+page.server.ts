import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { m } from '#lib/paraglide/messages.js'
import { sectionInput } from '#lib/supporters/inputs.ts'
import { loadShare } from '#lib/supporters/load-share.server.ts'
import { keepShareDraft } from '#lib/supporters/share-draft.ts'
import { stepAfter, stepBefore } from '#lib/supporters/share-steps.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { name, at, steps, draft, one } = await forPage(() => askOne(event, actor))
  const answer = draft.answers[one.section]
  const before = stepBefore(one.section, steps)
  return {
    title: m.people_share_tab(),
    back: before === null ? at : `${at}/${before}`,
    next: `${at}/${stepAfter(one.section, steps)}`,
    isAddress: one.section === 'address',
    isSecret: one.isSecret,
    question: m.people_share_question({ name, section: one.phrase }),
    heading: one.heading,
    facts: one.facts,
    chosen: answer === undefined ? undefined : answer ? 'yes' : 'no'
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, sectionInput)
    if (!read.ok) return read.failure
    const { at, steps, draft, one } = await forPage(() => askOne(event, actor))
    const answers = { ...draft.answers, [one.section]: read.data.share === 'yes' && !one.isSecret }
    // What they were asked last stands only for what they chose then.
    keepShareDraft(event.cookies, { ...draft, answers, alone: false })
    redirect(303, `${at}/${stepAfter(one.section, steps)}`)
  }
}

async function askOne(event: RequestEvent, actor: ReturnType<typeof requirePerson>) {
  const { section, supporterId } = event.params
  const questions = await loadShare(event.locals.db, actor, event.cookies, supporterId)
  const one = questions.sections.find((asked) => asked.section === section)
  if (!one) throw new Refusal('not-found')
  return { ...questions, one }
}
