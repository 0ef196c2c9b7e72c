/** What a form says of what belongs to another organisation: at its field, or above the whole. */
export const takenProblem = {
  number: { number: 'org_apply_problem_taken' },
  name: { name: 'org_apply_problem_name_taken' }
} as const

export const takenSummary = {
  number: { '': 'org_apply_problem_taken' },
  name: { '': 'org_apply_problem_name_taken' }
} as const
