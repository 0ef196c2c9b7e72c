import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import {
  findGoal,
  firstStepId,
  withGoal,
  withNewGoal,
  withoutStep,
  withStepText,
  type Goal
} from './goals.ts'
import type { SectionDocument } from './sections.ts'
import { changeSection, type Saved } from './save-section.server.ts'

/** What a question about a goal asks for; its answer is text, null takes it out. */
export type GoalQuestion = 'title' | 'pathway' | 'firstStep' | 'targetDate' | 'why' | 'helper' | 'notes'

/**
 * Saves one answer about a goal. The title of a goal that is not there yet adds it, so that saying it
 * twice adds one goal. Otherwise as `saveSection`.
 *
 * @throws Refusal `not-found` when this person has no such goal
 */
export async function saveGoalAnswer(
  db: Database,
  actor: PersonActor,
  goalId: string,
  question: GoalQuestion,
  answer: string | null,
  basedOn: number
): Promise<Saved> {
  return changeSection(db, actor, 'goals', basedOn, (base) => {
    if (question === 'title' && answer !== null) return withNewGoal(base, goalId, answer)
    return changeGoal(base, goalId, (goal) => answered(goal, question, answer))
  })
}

function answered(goal: Goal, question: GoalQuestion, answer: string | null): Goal {
  if (question !== 'firstStep') return { ...goal, [question]: answer ?? undefined }
  return answer === null ? withoutStep(goal, firstStepId) : withStepText(goal, firstStepId, answer)
}

/** @throws Refusal `not-found` when the document has no such goal */
export function changeGoal(
  base: SectionDocument,
  goalId: string,
  change: (goal: Goal) => Goal
): SectionDocument {
  if (!findGoal(base, goalId)) throw new Refusal('not-found')
  return withGoal(base, goalId, change)
}
