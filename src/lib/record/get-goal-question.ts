import { Refusal } from '#lib/access/refusal.ts'
import type { Field } from './field.ts'
import { goalFields } from './goal-fields.ts'
import { findGoal, firstStepId, type Goal, type Step } from './goals.ts'
import { placeInRow, type RowPlace } from './question-row.ts'
import type { GoalQuestion } from './save-goal-answer.server.ts'
import { findField, type SectionDocument } from './sections.ts'

/** Asked one after the other of a new goal; the others when somebody likes. */
const asked = goalFields.filter(({ name }) => !['why', 'helper', 'notes'].includes(name))

export interface GoalQuestionPlace extends RowPlace {
  readonly field: Field
  readonly question: GoalQuestion
}

/** @throws Refusal `not-found` for a question that does not exist */
export function getGoalQuestion(goalId: string, slug: string, changing: boolean): GoalQuestionPlace {
  const field = findField(goalFields, slug)
  if (!field) throw new Refusal('not-found')
  const home = `/me/goals/${goalId}`
  const row = { fields: asked, home, start: '/me/goals', end: home }
  return { field, question: field.name as GoalQuestion, ...placeInRow(row, field, changing) }
}

/** @throws Refusal `not-found` when the document has no such goal */
export function getGoal(document: SectionDocument, goalId: string): Goal {
  const goal = findGoal(document, goalId)
  if (!goal) throw new Refusal('not-found')
  return goal
}

/** @throws Refusal `not-found` when the goal has no such step */
export function getStep(goal: Goal, stepId: string): Step {
  const step = goal.steps.find(({ id }) => id === stepId)
  if (!step) throw new Refusal('not-found')
  return step
}

/** What was answered; undefined for "not yet", and for everything about a goal that is not added yet. */
export function answerOf(goal: Goal | null, question: GoalQuestion): string | undefined {
  if (question !== 'firstStep') return goal?.[question]
  return goal?.steps.find(({ id }) => id === firstStepId)?.text
}
