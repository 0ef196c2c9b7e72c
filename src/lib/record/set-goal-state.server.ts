import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Answer } from './field.ts'
import { changeGoal } from './save-goal-answer.server.ts'
import { changeSection, type Saved } from './save-section.server.ts'

/** Done, being worked on (again), or put away with the person's reason. */
export type GoalEnd =
  | { readonly status: 'ACTIVE' | 'COMPLETED' }
  | { readonly status: 'ARCHIVED'; readonly reason: Answer | null }

/**
 * Says how a goal stands. Nothing is deleted: what was put away can be brought back. Otherwise as
 * `saveSection`.
 *
 * @throws Refusal `not-found` when this person has no such goal
 */
export async function setGoalState(
  db: Database,
  actor: PersonActor,
  goalId: string,
  end: GoalEnd,
  basedOn: number
): Promise<Saved> {
  const reason = end.status === 'ARCHIVED' ? (end.reason ?? undefined) : undefined
  return changeSection(db, actor, 'goals', basedOn, (base) =>
    changeGoal(base, goalId, (goal) => ({ ...goal, status: end.status, reason }))
  )
}
