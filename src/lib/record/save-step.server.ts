import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { withoutStep, withStepState, withStepText, type Goal, type StepState } from './goals.ts'
import { changeGoal } from './save-goal-answer.server.ts'
import { changeSection, type Saved } from './save-section.server.ts'

/** What happens to a step. Words for an id that is not there yet add it, so that adding twice adds one. */
export type StepChange =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'state'; readonly state: StepState }
  | { readonly kind: 'take-out' }

/**
 * Adds or changes one step of a goal. Otherwise as `saveSection`.
 *
 * @throws Refusal `not-found` when this person has no such goal, or no such step to mark or take out
 */
export async function saveStep(
  db: Database,
  actor: PersonActor,
  goalId: string,
  stepId: string,
  change: StepChange,
  basedOn: number
): Promise<Saved> {
  return changeSection(db, actor, 'goals', basedOn, (base) =>
    changeGoal(base, goalId, (goal) => changeStep(goal, stepId, change))
  )
}

function changeStep(goal: Goal, stepId: string, change: StepChange): Goal {
  if (change.kind === 'words') return withStepText(goal, stepId, change.text)
  if (!goal.steps.some(({ id }) => id === stepId)) throw new Refusal('not-found')
  return change.kind === 'state' ? withStepState(goal, stepId, change.state) : withoutStep(goal, stepId)
}
