import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { getGoal } from '#lib/record/get-goal-question.ts'
import { reasonField } from '#lib/record/goal-fields.ts'
import { answerForm } from '#lib/record/inputs.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { setGoalState } from '#lib/record/set-goal-state.server.ts'
import { viewQuestion } from '#lib/record/view-question.ts'
import { whoSees } from '#lib/record/who-sees.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  return forPage(async () => {
    const own = await findOwnSection(event.locals.db, actor, 'goals')
    const goal = getGoal(own?.document ?? {}, event.params.goalId)
    return {
      title: m.record_goals_tab(),
      question: viewQuestion(reasonField, goal.reason, actor.way),
      basedOn: own?.version ?? 0,
      whoSees: await whoSees(event.locals.db, actor, 'goals'),
      back: `/me/goals/${goal.id}`
    }
  })
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const read = await readForm(event, answerForm(reasonField, isoDay(db.now())))
    if (!read.ok) return read.failure
    const { answer: reason, basedOn, typed } = read.data
    const saved = await forForm(typed, () =>
      setGoalState(db, actor, event.params.goalId, { status: 'ARCHIVED', reason }, basedOn)
    )
    if (!('outcome' in saved)) return saved
    redirect(303, saved.outcome === 'waiting' ? '/me/record/goals/two-answers' : '/me/goals')
  }
}
