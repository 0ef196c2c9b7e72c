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
  const result = v.safeParse(schema, typed)
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

/** Text fields only, with CRLF made LF as a text area sends it; `name[]` fields are lists. */
async function typedIn(request: Request): Promise<Record<string, string | string[]>> {
  const data = await request.formData().catch(() => new FormData())
  const typed: Record<string, string | string[]> = Object.create(null)
  for (const name of new Set(data.keys())) {
    const texts = data
      .getAll(name)
      .filter((value) => typeof value === 'string')
      .map((text) => text.replaceAll('\r\n', '\n'))
    if (name.endsWith('[]')) typed[name.slice(0, -2)] = texts
    else if (texts[0] !== undefined) typed[name] = texts[0]
  }
  return typed
}
