import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { WordsKey } from '#lib/record/field.ts'
import { describeAnswer } from '#lib/record/describe-answer.ts'
import type { Answer, Item } from '#lib/record/field.ts'
import { sections } from '#lib/record/sections.ts'
import { thingsIn } from '#lib/record/things.ts'
import { words } from '#lib/record/words.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { longestResume } from './cv.ts'
import { getCv } from './get-cv.server.ts'
import type { CvTold } from './make-cv.server.ts'
import { asResumeText, facts, readResume, type Found } from './read-resume.server.ts'

/** What a file holds, for the person to tick. Nothing of it is kept yet. */
export interface LookedInto {
  /** The file as it was read; it comes back with what was ticked. */
  readonly text: string
  readonly rows: readonly FoundRow[]
  readonly leftOut: number
}

export interface FoundRow {
  readonly id: string
  readonly label: string
  readonly words: string
  /** What the record says now, which it would take the place of. */
  readonly instead: string | undefined
  /** It stands in the record already. */
  readonly known: boolean
}

/** Reads a file that somebody chose; nothing of it is kept. */
export async function lookIntoResume(
  db: Database,
  actor: PersonActor,
  file: Blob
): Promise<LookedInto | { readonly problem: WordsKey }> {
  if (file.size === 0) return { problem: 'cv_problem_no_file' }
  // A letter takes four bytes at most.
  if (file.size > 4 * longestResume) return { problem: 'cv_problem_too_big' }
  const read = readResume(await file.text(), isoDay(db.now()))
  if ('problem' in read) return read
  const { told } = await getCv(db, actor)
  return {
    text: asResumeText(read.found),
    rows: read.found.map((found) => rowOf(found, told)),
    leftOut: read.leftOut
  }
}

function rowOf(found: Found, told: CvTold): FoundRow {
  if (found.kind === 'fact') return factRow(found, told)
  const { label, text, known } = thingRow(found, told)
  return { id: found.id, label: words(label), words: text, instead: undefined, known }
}

function factRow({ id, text }: Extract<Found, { kind: 'fact' }>, told: CvTold): FoundRow {
  const [section, name] = facts[id]
  const field = sections[section].fields.find((one) => one.name === name)! // `facts` names fields
  const now = told[section][name] as Answer | undefined
  const known = now === text
  const instead = now === undefined || known ? undefined : describeAnswer(field, now)
  return { id, label: words(field.label), words: text, instead, known }
}

function thingRow(
  found: Exclude<Found, { kind: 'fact' }>,
  { work, qualifications }: CvTold
): { label: WordsKey; text: string; known: boolean } {
  switch (found.kind) {
    case 'job':
      return { label: 'record_work_jobs_one', ...itemRow(found.item, thingsIn<Item>(work, 'jobs')) }
    case 'passed': {
      const passed = thingsIn<Item>(qualifications, 'passed')
      return { label: 'record_qualifications_passed_one', ...itemRow(found.item, passed) }
    }
    case 'card': {
      const cards = sections.work.fields.find(({ name }) => name === 'cards')! // it is asked
      const known = Array.isArray(work.cards) && work.cards.includes(found.code)
      return { label: 'record_work_cards', text: describeAnswer(cards, [found.code]), known }
    }
    case 'skill': {
      const told = typeof work.skills === 'string' ? work.skills.split('\n') : []
      return { label: 'record_work_skills', text: found.text, known: told.includes(found.text) }
    }
  }
}

/** Known is what says the same, whatever else was told beside it. */
function itemRow(item: Readonly<Record<string, string>>, items: readonly Item[]) {
  const { title = '', place = '', body = '', from = '', to = '', year = '' } = item
  const known = items.some((one) => Object.entries(item).every(([name, text]) => one[name] === text))
  const about = [place || body, [from, to].filter(Boolean).join(' – ') || year].filter(Boolean).join(', ')
  return { text: [title, about].filter(Boolean).join('\n'), known }
}
