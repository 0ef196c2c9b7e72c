import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { viewGoals } from '#lib/record/view-goal.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const own = await forPage(() => findOwnSection(event.locals.db, actor, 'goals'))
  return {
    title: m.record_goals_tab(),
    goals: viewGoals(own?.document ?? {}),
    choose: own?.waiting ? '/me/record/goals/two-answers' : undefined
  }
}
