import { error, fail, type ActionFailure } from '@sveltejs/kit'
import type { FormProblems } from './form-problems.ts'
import { problemWords } from './problem-words.server.ts'
import { Refusal } from './refusal.ts'
import { refusalInWords } from './refusal-words.server.ts'

/**
 * Runs a use case for a page: an expected refusal becomes an error page with its status and its words.
 */
export async function forPage<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (cause) {
    if (cause instanceof Refusal) error(cause.status, refusalInWords(cause.code))
    throw cause
  }
}

/** The same for a form: what was typed stays in the page and the refusal stands in the summary. */
export async function forForm<T>(
  typed: Record<string, string | string[]>,
  run: () => Promise<T>
): Promise<T | ActionFailure<{ form: FormProblems }>> {
  try {
    return await run()
  } catch (cause) {
    if (cause instanceof Refusal && cause.code !== 'not-found') {
      return fail(cause.status, {
        form: {
          values: typed,
          problems: { '': problemWords(`refusal_${cause.code.replaceAll('-', '_')}`) }
        }
      })
    }
    if (cause instanceof Refusal) error(404, refusalInWords(cause.code))
    throw cause
  }
}
