import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Told } from '#lib/record/field.ts'
import { getList } from '#lib/record/get-item-question.ts'
import { getQuestion } from '#lib/record/get-question.ts'
import { answerForm } from '#lib/record/inputs.ts'
import { mayTell } from '#lib/record/may-tell.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saveAnswer } from '#lib/record/save-section.server.ts'
import { viewList } from '#lib/record/view-list.ts'
import { viewQuestion } from '#lib/record/view-question.ts'
import { whoSees } from '#lib/record/who-sees.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  return forPage(async () => {
    const { section, field, number, count, before, after } = placeOf(event)
    if (field.each?.home) redirect(303, field.each.home)
    if (!(await mayTell(db.read, actor, section))) redirect(303, `/me/record/${section}/yes`)
    const own = await findOwnSection(db, actor, section)
    const told = own?.document[field.name] as Told | undefined
    return {
      title: number === undefined ? m.record_tab() : m.record_question_tab({ number }),
      progress: number === undefined ? undefined : m.record_progress({ number, count }),
      question: viewQuestion(field, told, actor.way),
      list: field.each && viewList(getList(section, event.params.question), told),
      basedOn: own?.version ?? 0,
      whoSees: await whoSees(db, actor, section),
      before,
      after
    }
  })
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const { section, field, after } = await forPage(async () => placeOf(event))
    const read = await readForm(event, answerForm(field, isoDay(db.now())))
    if (!read.ok) return read.failure
    const { answer, basedOn, typed } = read.data
    const saved = await forForm(typed, () => saveAnswer(db, actor, section, field.name, answer, basedOn))
    if (!('outcome' in saved)) return saved
    redirect(303, saved.outcome === 'waiting' ? `/me/record/${section}/two-answers` : after)
  }
}

function placeOf({ params, url }: Pick<RequestEvent, 'params' | 'url'>) {
  return getQuestion(params.section, params.question, url.searchParams.has('change'))
}
