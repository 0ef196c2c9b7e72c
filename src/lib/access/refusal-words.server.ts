import { m } from '#lib/paraglide/messages.js'
import { refusals, type RefusalCode } from './refusal.ts'

export interface RefusalWords {
  readonly title: string
  /** What it means for the reader, and that nothing is lost. */
  readonly text: string
  /** What to do now. */
  readonly next: 'home' | 'sign-in' | 'back' | 'offers'
}

/** An error that carries its words: no page has to bring the words of errors that it may never show. */
export interface ErrorInWords extends App.Error {
  readonly words: RefusalWords
}

/** The words of an error page, for pages; `problem-words.server.ts` has those of a form. */
const words: Record<Exclude<RefusalCode, 'not-found'>, () => RefusalWords> = {
  'sign-in-first': () => ({ title: m.error_sign_in_title(), text: m.error_sign_in_text(), next: 'sign-in' }),
  'not-allowed': () => ({
    title: m.error_not_allowed_title(),
    text: m.error_not_allowed_text(),
    next: 'home'
  }),
  'wrong-origin': () => ({ title: m.error_origin_title(), text: m.error_origin_text(), next: 'home' }),
  'prove-again': () => ({ title: m.error_prove_title(), text: m.error_prove_text(), next: 'sign-in' }),
  'already-done': () => ({ title: m.error_done_title(), text: m.error_done_text(), next: 'home' }),
  'changed-meanwhile': () => ({ title: m.error_changed_title(), text: m.error_changed_text(), next: 'back' }),
  'bad-input': () => ({ title: m.error_input_title(), text: m.error_input_text(), next: 'back' }),
  'too-large': () => ({ title: m.error_large_title(), text: m.error_large_text(), next: 'back' }),
  'files-full': () => ({ title: m.error_files_title(), text: m.error_files_text(), next: 'back' }),
  'too-many-tries': () => ({ title: m.error_tries_title(), text: m.error_tries_text(), next: 'back' })
}

const byStatus: Record<number, keyof typeof words> = {
  401: 'sign-in-first',
  403: 'not-allowed',
  409: 'changed-meanwhile',
  413: 'too-large',
  429: 'too-many-tries'
}

/** A refusal with its words, as `error(…)` takes it. */
export function refusalInWords(code: RefusalCode): ErrorInWords {
  return inWords(refusals[code], { message: code })
}

/** Adds the words that follow from the status and the code in the error. */
export function inWords(status: number, error: App.Error): ErrorInWords {
  return { ...error, words: refusalWords(status, error.message) }
}

/**
 * The words for an error page. Every 404 reads the same, whatever the reason; what we did not expect
 * reads as ours to mend.
 *
 * @param code of a `Refusal`, or whatever stands in the error's message
 */
function refusalWords(status: number, code: string): RefusalWords {
  if (status === 404) return { title: m.error_nothing_title(), text: m.error_nothing_text(), next: 'home' }
  const known = Object.hasOwn(words, code) ? (code as keyof typeof words) : byStatus[status]
  if (known) return words[known]()
  return status < 500
    ? words['bad-input']()
    : { title: m.error_ours_title(), text: m.error_ours_text(), next: 'home' }
}
