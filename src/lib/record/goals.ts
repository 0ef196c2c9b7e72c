import type { Pathway } from '#lib/offers/rules.ts'
import type { Answer } from './field.ts'
import type { SectionDocument } from './sections.ts'
import { findThing, thingsIn, withNewThing, withThing } from './things.ts'

export const stepStates = ['NOT_STARTED', 'ACTIVE', 'COMPLETE'] as const
export type StepState = (typeof stepStates)[number]

export const goalStates = ['ACTIVE', 'COMPLETED', 'ARCHIVED'] as const
export type GoalState = (typeof goalStates)[number]

export interface Step {
  readonly id: string
  readonly text: string
  readonly status: StepState
}

/** Two pages that change different goals, or different things of one, both count (`merge.ts`). */
export interface Goal {
  readonly id: string
  readonly title: string
  readonly pathway?: Pathway | undefined
  readonly why?: string | undefined
  readonly notes?: string | undefined
  /** Who is helping, in the person's own words. */
  readonly helper?: string | undefined
  readonly steps: readonly Step[]
  /** ISO date. */
  readonly targetDate?: string | undefined
  readonly status: GoalState
  /** Why it was put away. */
  readonly reason?: Answer | undefined
}

export const limitsOfGoals = { goals: 200, steps: 100 } as const

/** The step that a new goal's own question asks for. */
export const firstStepId = 'first'

/** The goals of the section `goals`, in the order in which they were added. */
export function goalsIn(document: SectionDocument): readonly Goal[] {
  return thingsIn(document, 'goals')
}

export function findGoal(document: SectionDocument, goalId: string): Goal | null {
  return findThing(document, 'goals', goalId)
}

/** A goal whose steps are all done may be done itself; nobody but the person says so. */
export function allStepsDone(goal: Goal): boolean {
  return goal.steps.length > 0 && goal.steps.every(({ status }) => status === 'COMPLETE')
}

/** The document with this goal changed; a goal that is not there stays away. */
export function withGoal(
  document: SectionDocument,
  goalId: string,
  change: (goal: Goal) => Goal
): SectionDocument {
  return withThing(document, 'goals', goalId, change)
}

/** The document with a new goal at the end; adding the same one again changes its title. */
export function withNewGoal(document: SectionDocument, goalId: string, title: string): SectionDocument {
  if (findGoal(document, goalId)) return withGoal(document, goalId, (goal) => ({ ...goal, title }))
  return withNewThing<Goal>(document, 'goals', { id: goalId, title, steps: [], status: 'ACTIVE' })
}

/** The goal with these words for a step, which is new when its id is. */
export function withStepText(goal: Goal, stepId: string, text: string): Goal {
  const known = goal.steps.some(({ id }) => id === stepId)
  const steps = known
    ? goal.steps.map((step) => (step.id === stepId ? { ...step, text } : step))
    : [...goal.steps, { id: stepId, text, status: 'NOT_STARTED' as const }]
  return { ...goal, steps }
}

export function withStepState(goal: Goal, stepId: string, status: StepState): Goal {
  return { ...goal, steps: goal.steps.map((step) => (step.id === stepId ? { ...step, status } : step)) }
}

export function withoutStep(goal: Goal, stepId: string): Goal {
  return { ...goal, steps: goal.steps.filter(({ id }) => id !== stepId) }
}
