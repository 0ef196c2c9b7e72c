import type { Pathway } from '#lib/offers/rules.ts'
import type { Answer } from './field.ts'
import type { SectionDocument } from './section-names.ts'

export const stepStates = ['NOT_STARTED', 'ACTIVE', 'COMPLETE'] as const
export type StepState = (typeof stepStates)[number]

export const goalStates = ['ACTIVE', 'COMPLETED', 'ARCHIVED'] as const
export type GoalState = (typeof goalStates)[number]

export interface Step {
  readonly id: string
  readonly text: string
  readonly status: StepState
}

/** Goals and steps are never deleted by another page's save: they merge by id and field (`merge.ts`). */
export interface Goal {
  readonly id: string
  readonly title: string
  readonly pathway?: Pathway
  readonly why?: string
  readonly steps: readonly Step[]
  /** ISO date. */
  readonly targetDate?: string
  readonly status: GoalState
  /** Why it was put away. */
  readonly reason?: Answer
}

/** The goals of the section `goals`, in the order in which they were added. */
export function goalsIn(document: SectionDocument): readonly Goal[] {
  return (document.goals ?? []) as readonly Goal[]
}
