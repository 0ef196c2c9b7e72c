import { fail, type ActionFailure } from '@sveltejs/kit'
import type * as v from 'valibot'
import type { FormProblems } from '#lib/access/form-problems.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { readTimes } from './read-times.server.ts'

type Schema = v.GenericSchema<Record<string, unknown>>

export type ReadProposal<Form extends Schema> =
  | { readonly ok: true; readonly data: v.InferOutput<Form> & { readonly times: number[] } }
  | { readonly ok: false; readonly failure: ActionFailure<{ form: FormProblems }> }

/** A form with times, read whole: what is wrong with its times is said together with all the rest. `now` is ms UTC. */
export async function readProposal<Form extends Schema>(
  event: { readonly request: Request },
  schema: Form,
  now: number
): Promise<ReadProposal<Form>> {
  const read = await readForm(event, schema)
  const typed: Record<string, unknown> = read.ok ? read.data : read.failure.data.form.values
  const times = readTimes(typed, now)
  if (read.ok && times.ok) return { ok: true, data: { ...read.data, times: times.times } }
  const ofTimes = times.ok ? {} : formFailure({}, times.problems).data.form.problems
  const { values, problems } = read.ok ? { values: asTyped(read.data), problems: {} } : read.failure.data.form
  return { ok: false, failure: fail(422, { form: { values, problems: { ...ofTimes, ...problems } } }) }
}

/** What was typed, as a form that comes back needs it. */
export function asTyped(data: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value ?? '')]))
}
