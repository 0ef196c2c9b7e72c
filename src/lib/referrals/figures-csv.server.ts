import { m } from '#lib/paraglide/messages.js'
import { outcomes, type FigureRow, type Outcome, type Told } from './figures-rules.ts'

const outcomeTitles: Record<Outcome, () => string> = {
  waiting: m.org_figures_waiting,
  accepted: m.org_figures_accepted,
  'waiting-list': m.org_figures_waiting_list,
  'not-able': m.org_figures_not_able,
  started: m.org_figures_started,
  finished: m.org_figures_finished,
  'taken-back': m.org_figures_taken_back
}

/** The figures as CSV (RFC 4180), with a line of headings. For the server. */
export function figuresCsv(rows: readonly FigureRow[]): string {
  const headings = [
    m.org_figures_month(),
    m.org_figures_offer(),
    m.org_figures_people(),
    ...outcomes.map((outcome) => outcomeTitles[outcome]()),
    m.org_figures_days()
  ]
  const lines = rows.map(({ month, offerTitle, people, outcomes: told, workingDays }) => [
    month,
    offerTitle,
    inWords(people),
    ...outcomes.map((outcome) => inWords(told[outcome])),
    workingDays === null ? m.org_figures_not_shown() : String(workingDays)
  ])
  return [headings, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}

function inWords(told: Told): string {
  if (told === 'fewer-than-5') return m.org_figures_fewer()
  return told === 'not-shown' ? m.org_figures_not_shown() : String(told)
}

/** Quoted; what a spreadsheet would take for a formula begins with an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
