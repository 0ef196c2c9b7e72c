import { fail, type ActionFailure } from '@sveltejs/kit'
import * as v from 'valibot'
import type { FormProblems } from './form-problems.ts'
import { problemWords } from './problem-words.server.ts'

type FormSchema = v.GenericSchema<Record<string, unknown>>

export type ReadForm<Schema extends FormSchema> =
  | { readonly ok: true; readonly data: v.InferOutput<Schema> }
  | { readonly ok: false; readonly failure: ActionFailure<{ form: FormProblems }> }

/**
 * Reads a form with one valibot schema. The message of each issue is a key of the message catalogue.
 * What does not fit comes back with what was typed, as status 422. A field that the schema does not
 * name is ignored; a repeated field is an array only where the schema wants one.
 */
export async function readForm<Schema extends FormSchema>(
  event: { readonly request: Request },
  schema: Schema
): Promise<ReadForm<Schema>> {
  const typed = await typedIn(event.request)
  // The first problem of a field is all that is shown: a value that is too long is looked at no further.
  const result = v.safeParse(schema, typed, { abortPipeEarly: true })
  if (result.success) return { ok: true, data: result.output }
  const problems: Record<string, string> = {}
  for (const issue of result.issues) {
    const field = String(issue.path?.[0]?.key ?? '')
    problems[field] ??= issue.message
  }
  return { ok: false, failure: formFailure(typed, problems) }
}

/**
 * A refusal of the form itself: keeps what was typed, and says for each field what is wrong.
 *
 * @param problems field → key of the message catalogue
 */
export function formFailure(
  typed: Record<string, unknown>,
  problems: Record<string, string>
): ActionFailure<{ form: FormProblems }> {
  const values: Record<string, string | string[]> = {}
  for (const [field, value] of Object.entries(typed)) {
    if (isSecret(field)) continue
    if (typeof value === 'string') values[field] = value
    else if (Array.isArray(value)) values[field] = value.map(String)
  }
  const words = Object.entries(problems).map(([field, key]) => [field, problemWords(key)])
  return fail(422, { form: { values, problems: Object.fromEntries(words) } })
}

/** A passphrase is typed again, never sent back: the page with it could stay in a cache or on a screen. */
const isSecret = (field: string) => field.startsWith('passphrase')

/** More than any form of ours sends; what comes after is left out. A body has room for 100,000. */
const mostFields = 200

/** Text fields only, with CRLF made LF as a text area sends it; `name[]` fields are lists. */
async function typedIn(request: Request): Promise<Record<string, string | string[]>> {
  const data = await request.formData().catch(() => new FormData())
  const typed: Record<string, string | string[]> = Object.create(null)
  for (const [sent, value] of Iterator.from(data).take(mostFields)) {
    const isOfList = sent.endsWith('[]')
    const name = isOfList ? sent.slice(0, -2) : sent
    // No object that goes back to a page may have a field of this name.
    if (typeof value !== 'string' || name === '__proto__') continue
    const text = value.replaceAll('\r\n', '\n')
    const known = typed[name]
    if (isOfList) typed[name] = Array.isArray(known) ? [...known, text] : [text]
    else typed[name] ??= text
  }
  return typed
}
