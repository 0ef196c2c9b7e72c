import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { pathways } from '#lib/offers/rules.ts'
import { m } from '#lib/paraglide/messages.js'
import { answerOf, getGoal, getGoalQuestion } from '#lib/record/get-goal-question.ts'
import { findGoal } from '#lib/record/goals.ts'
import { answerForm } from '#lib/record/inputs.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saveGoalAnswer } from '#lib/record/save-goal-answer.server.ts'
import { viewPathway } from '#lib/record/view-goal.ts'
import { viewQuestion } from '#lib/record/view-question.ts'
import { whoSees } from '#lib/record/who-sees.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  return forPage(async () => {
    const { field, question, number, count, before, after } = placeOf(event)
    const own = await findOwnSection(event.locals.db, actor, 'goals')
    const document = own?.document ?? {}
    // Only the title may be asked of a goal that is not added yet.
    const { goalId } = event.params
    const goal = question === 'title' ? findGoal(document, goalId) : getGoal(document, goalId)
    return {
      title: m.record_goals_tab(),
      progress: number === undefined ? undefined : m.record_progress({ number, count }),
      question: viewQuestion(field, answerOf(goal, question), actor.way),
      pathways: question === 'pathway' ? pathways.map(viewPathway) : undefined,
      basedOn: own?.version ?? 0,
      whoSees: await whoSees(event.locals.db, actor, 'goals'),
      before: goal ? before : '/me/goals',
      after
    }
  })
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const { field, question, after } = await forPage(async () => placeOf(event))
    const read = await readForm(event, answerForm(field, isoDay(db.now())))
    if (!read.ok) return read.failure
    const { answer, basedOn, typed } = read.data
    const text = answer === null ? null : String(answer)
    const saved = await forForm(typed, () =>
      saveGoalAnswer(db, actor, event.params.goalId, question, text, basedOn)
    )
    if (!('outcome' in saved)) return saved
    redirect(303, saved.outcome === 'waiting' ? '/me/record/goals/two-answers' : after)
  }
}

function placeOf({ params, url }: Pick<RequestEvent, 'params' | 'url'>) {
  return getGoalQuestion(params.goalId, params.question, url.searchParams.has('change'))
}
