import { readLocalTime, type Which } from './local-time.server.ts'
import { mostTimes } from './rules.ts'

export type ReadTimes =
  | { readonly ok: true; readonly times: number[] }
  | {
      readonly ok: false
      /** Field → key of the message catalogue. */
      readonly problems: Record<string, string>
    }

/** The days and times of a form, as instants (ms UTC). A row that is empty is no time; one alone is needed. */
export function readTimes(typed: Readonly<Record<string, unknown>>, now: number): ReadTimes {
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name].trim() : '')
  const times: number[] = []
  const problems: Record<string, string> = {}
  for (let row = 1; row <= mostTimes; row++) {
    const [day, time, which] = [text(`day-${row}`), text(`time-${row}`), text(`which-${row}`)]
    if (day === '' && time === '') continue
    const read = readLocalTime(day, time, now, which === '' ? null : (which as Which))
    if (typeof read === 'number') times.push(read)
    else problems[fieldOf(read, row)] = `org_appointments_problem_${read.replaceAll('-', '_')}`
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  if (times.length === 0) return { ok: false, problems: { 'day-1': 'org_appointments_problem_none' } }
  return { ok: true, times }
}

function fieldOf(problem: string, row: number): string {
  if (problem === 'twice') return `which-${row}`
  return `${problem === 'not-a-time' || problem === 'never' ? 'time' : 'day'}-${row}`
}
