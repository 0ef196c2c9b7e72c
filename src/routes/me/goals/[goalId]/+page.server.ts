import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { m } from '#lib/paraglide/messages.js'
import { getGoal } from '#lib/record/get-goal-question.ts'
import { goalStateForm, markStepForm, newStepForm } from '#lib/record/inputs.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import type { Saved } from '#lib/record/save-section.server.ts'
import { saveStep } from '#lib/record/save-step.server.ts'
import { setGoalState } from '#lib/record/set-goal-state.server.ts'
import { viewGoal } from '#lib/record/view-goal.ts'
import { isoDay } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  return forPage(async () => {
    const own = await findOwnSection(event.locals.db, actor, 'goals')
    const goal = viewGoal(getGoal(own?.document ?? {}, event.params.goalId))
    return {
      title: m.record_goals_tab(),
      goal,
      basedOn: own?.version ?? 0,
      newStepId: newRef(),
      done: event.url.searchParams.get('done')
    }
  })
}

export const actions: Actions = {
  add: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const read = await readForm(event, newStepForm(isoDay(db.now())))
    if (!read.ok) return read.failure
    const { answer, basedOn, stepId, typed } = read.data
    const change = { kind: 'words', text: String(answer) } as const
    const { goalId } = event.params
    const saved = await forForm(typed, () => saveStep(db, actor, goalId, stepId, change, basedOn))
    return 'outcome' in saved ? goOn(saved, goalId) : saved
  },
  mark: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, markStepForm)
    if (!read.ok) return read.failure
    const { basedOn, state, stepId } = read.data
    const { goalId } = event.params
    const saved = await forForm({}, () =>
      saveStep(event.locals.db, actor, goalId, stepId, { kind: 'state', state }, basedOn)
    )
    if (!('outcome' in saved)) return saved
    goOn(saved, goalId, state === 'COMPLETE' ? 'step' : undefined)
  },
  state: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, goalStateForm)
    if (!read.ok) return read.failure
    const { basedOn, status } = read.data
    const { goalId } = event.params
    const saved = await forForm({}, () => setGoalState(event.locals.db, actor, goalId, { status }, basedOn))
    if (!('outcome' in saved)) return saved
    goOn(saved, goalId, status === 'COMPLETED' ? 'goal' : undefined)
  }
}

function goOn({ outcome }: Saved, goalId: string, done?: 'step' | 'goal'): never {
  if (outcome === 'waiting') redirect(303, '/me/record/goals/two-answers')
  redirect(303, `/me/goals/${goalId}${done ? `?done=${done}` : ''}#steps`)
}
