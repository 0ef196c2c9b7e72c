import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { getGoal, getStep } from '#lib/record/get-goal-question.ts'
import { stepField } from '#lib/record/goal-fields.ts'
import { answerForm } from '#lib/record/inputs.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saveStep } from '#lib/record/save-step.server.ts'
import { viewQuestion } from '#lib/record/view-question.ts'
import { whoSees } from '#lib/record/who-sees.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  return forPage(async () => {
    const own = await findOwnSection(event.locals.db, actor, 'goals')
    const { goalId, stepId } = event.params
    const step = getStep(getGoal(own?.document ?? {}, goalId), stepId)
    return {
      title: m.record_goals_tab(),
      question: viewQuestion(stepField, step.text, actor.way),
      basedOn: own?.version ?? 0,
      whoSees: await whoSees(event.locals.db, actor, 'goals'),
      back: `/me/goals/${goalId}#steps`
    }
  })
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const read = await readForm(event, answerForm(stepField, isoDay(db.now())))
    if (!read.ok) return read.failure
    const { answer, basedOn, typed } = read.data
    const { goalId, stepId } = event.params
    const change =
      answer === null ? ({ kind: 'take-out' } as const) : ({ kind: 'words', text: String(answer) } as const)
    const saved = await forForm(typed, () => saveStep(db, actor, goalId, stepId, change, basedOn))
    if (!('outcome' in saved)) return saved
    redirect(303, saved.outcome === 'waiting' ? '/me/record/goals/two-answers' : `/me/goals/${goalId}#steps`)
  }
}
