import type { WordsKey } from '#lib/record/field.ts'
import type { FileProblem } from './safe-file.ts'

/** Why a file was not kept, and what to do instead: keys of the message catalogue. */
export const uploadProblems: Readonly<Record<FileProblem | 'too-many' | 'none', WordsKey>> = {
  none: 'documents_problem_none',
  empty: 'documents_problem_empty',
  'wrong-type': 'documents_problem_wrong_type',
  broken: 'documents_problem_broken',
  'too-many-pixels': 'documents_problem_pixels',
  'heic-too-large': 'documents_problem_heic',
  locked: 'documents_problem_locked',
  'too-many-pages': 'documents_problem_pages',
  'hides-something': 'documents_problem_hides',
  'too-many': 'documents_problem_too_many'
}

/** The same for what is refused while it comes in, by the code of the refusal. */
export const uploadRefusals: Readonly<Record<string, WordsKey>> = {
  'too-large': 'documents_problem_too_large',
  'bad-input': 'documents_problem_cut',
  'files-full': 'refusal_files_full'
}
