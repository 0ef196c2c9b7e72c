import { pathwayAccent, pathwayWord } from '#lib/offers/offer-words.ts'
import type { Pathway } from '#lib/offers/rules.ts'
import { dateInWords } from './date-in-words.ts'
import { describeAnswer } from './describe-answer.ts'
import { goalStateWord, stepStateWord } from './describe-goal.ts'
import { reasonField } from './goal-fields.ts'
import { allStepsDone, goalsIn, type Goal, type GoalState, type StepState } from './goals.ts'
import type { SectionDocument } from './sections.ts'

export interface StepView {
  readonly id: string
  readonly text: string
  readonly status: StepState
  readonly state: string
}

/** A part of life: its picture, its word and its quiet colour. */
export interface PathwayView {
  readonly code: Pathway
  readonly word: string
  /** A class of `app.css`. */
  readonly accent: string
}

export interface GoalView {
  readonly id: string
  readonly title: string
  readonly status: GoalState
  readonly state: string
  readonly pathway: PathwayView | undefined
  readonly why: string | undefined
  readonly helper: string | undefined
  readonly notes: string | undefined
  /** "5 June 2027". */
  readonly targetDay: string | undefined
  readonly steps: readonly StepView[]
  /** The first step that is not done. */
  readonly nextStep: string | undefined
  readonly allStepsDone: boolean
  /** Why it was put away. */
  readonly reason: string | undefined
}

/** For the server. */
export function viewGoal(goal: Goal): GoalView {
  return {
    id: goal.id,
    title: goal.title,
    status: goal.status,
    state: goalStateWord(goal.status),
    pathway: goal.pathway && viewPathway(goal.pathway),
    why: goal.why,
    helper: goal.helper,
    notes: goal.notes,
    targetDay: goal.targetDate && dateInWords(goal.targetDate),
    steps: goal.steps.map((step) => ({ ...step, state: stepStateWord(step.status) })),
    nextStep: goal.steps.find(({ status }) => status !== 'COMPLETE')?.text,
    allStepsDone: allStepsDone(goal),
    reason: goal.reason && describeAnswer(reasonField, goal.reason)
  }
}

/** The goals by how they stand, each in the order in which they were added. For the server. */
export function viewGoals(document: SectionDocument): Record<'active' | 'done' | 'away', GoalView[]> {
  const those = (wanted: GoalState) =>
    goalsIn(document)
      .filter(({ status }) => status === wanted)
      .map(viewGoal)
  return { active: those('ACTIVE'), done: those('COMPLETED'), away: those('ARCHIVED') }
}

/** For the server. */
export function viewPathway(code: Pathway): PathwayView {
  return { code, word: pathwayWord(code), accent: pathwayAccent(code) }
}
