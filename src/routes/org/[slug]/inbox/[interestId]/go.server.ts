import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit'
import type { FormProblems } from '#lib/access/form-problems.ts'
import { problemWords } from '#lib/access/problem-words.server.ts'
import { Refusal, type RefusalCode } from '#lib/access/refusal.ts'

export type Event = RequestEvent<{ slug: string; interestId: string }>
export type Failed = ActionFailure<{ form: FormProblems }>

/** For a refusal: the field it stands at, and the key of its words. */
type RefusedWords = Partial<Record<RefusalCode, readonly [field: string, key: string]>>

const usual: RefusedWords = {
  'changed-meanwhile': ['', 'org_inbox_changed'],
  'not-allowed': ['', 'org_inbox_not_yours']
}

/**
 * Runs it and leads back with a word. A refusal keeps what was typed; so does a denial, which says no more
 * than that this is not open.
 *
 * @param done the name of what is said after it
 */
export async function go(
  event: Event,
  done: string,
  typed: Record<string, string>,
  run: () => Promise<Failed | undefined | void>,
  words: RefusedWords = {}
): Promise<Failed> {
  try {
    const failed = await run()
    if (failed) return failed
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    const other = ['', `refusal_${cause.code.replaceAll('-', '_')}`] as const
    const [field, key] = { ...usual, ...words }[cause.code] ?? other
    return fail(cause.status, { form: { values: typed, problems: { [field]: problemWords(key) } } })
  }
  redirect(303, `/org/${event.params.slug}/inbox/${event.params.interestId}?said=${done}`)
}
