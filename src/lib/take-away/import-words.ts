import type { WordsKey } from '#lib/record/field.ts'
import type { CopyProblem } from './read-copy.ts'

/** Why a file does not come in, and what to do instead: keys of the message catalogue. */
export const importProblems: Readonly<Record<CopyProblem | 'none', WordsKey>> = {
  none: 'import_problem_none',
  'not-zip': 'import_problem_not_a_copy',
  'not-a-copy': 'import_problem_not_a_copy',
  newer: 'import_problem_newer',
  locked: 'import_problem_locked',
  strange: 'import_problem_strange',
  'bad-names': 'import_problem_strange',
  'too-much': 'import_problem_too_much',
  broken: 'import_problem_broken'
}

/** The same for what is refused while it comes in, by the code of the refusal. */
export const importRefusals: Readonly<Record<string, WordsKey>> = {
  'too-large': 'import_problem_too_much',
  'bad-input': 'import_problem_cut'
}
