import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { viewGoals } from '#lib/record/view-goal.ts'
import { whoSees } from '#lib/record/who-sees.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const own = await forPage(() => findOwnSection(db, actor, 'goals'))
  return {
    title: m.record_goals_tab(),
    whoSees: await whoSees(db, actor, 'goals'),
    goals: viewGoals(own?.document ?? {}),
    choose: own?.waiting ? '/me/record/goals/two-answers' : undefined
  }
}
