import { m } from '#lib/paraglide/messages.js'
import { pathwayWord } from '#lib/offers/offer-words.ts'
import { dateInWords } from './date-in-words.ts'
import { words } from './words.ts'
import type { Goal, GoalState, StepState } from './goals.ts'
import type { WordsKey } from './field.ts'

const stepWords: Record<StepState, WordsKey> = {
  NOT_STARTED: 'record_step_not_started',
  ACTIVE: 'record_step_active',
  COMPLETE: 'record_step_complete'
}
const goalWords: Record<GoalState, WordsKey> = {
  ACTIVE: 'record_goal_active',
  COMPLETED: 'record_goal_completed',
  ARCHIVED: 'record_goal_archived'
}

export const stepStateWord = (state: StepState): string => words(stepWords[state])
export const goalStateWord = (state: GoalState): string => words(goalWords[state])

/** A goal in a few lines: part of life, state, why, by when, each step with its state. */
export function describeGoal(goal: Goal): string {
  const lines = [
    goal.pathway && pathwayWord(goal.pathway),
    goalStateWord(goal.status),
    goal.targetDate && m.record_goal_by({ day: dateInWords(goal.targetDate) }),
    goal.why && m.record_goal_fact_why({ words: goal.why }),
    goal.helper && m.record_goals_fact_helper({ words: goal.helper }),
    goal.notes && m.record_goals_fact_notes({ words: goal.notes }),
    ...goal.steps.map(({ text, status }) =>
      m.record_goal_fact_step({ words: text, state: stepStateWord(status) })
    )
  ]
  return lines.filter((line) => line !== undefined).join('\n')
}
