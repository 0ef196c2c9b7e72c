import type { Field, WordsKey } from '#lib/record/field.ts'
import { checkAnswer } from '#lib/record/rules.ts'
import { sections } from '#lib/record/sections.ts'
import { words } from '#lib/record/words.ts'
import { longestResume } from './cv.ts'
import { fromResumeDate } from './resume-date.ts'

/** One thing of a file that may come into the record; every text in it fits its question. */
export type Found =
  | { readonly kind: 'fact'; readonly id: FactName; readonly text: string }
  | { readonly kind: 'job'; readonly id: string; readonly item: Readonly<Record<string, string>> }
  | { readonly kind: 'passed'; readonly id: string; readonly item: Readonly<Record<string, string>> }
  | { readonly kind: 'card'; readonly id: string; readonly code: string }
  | { readonly kind: 'skill'; readonly id: string; readonly text: string }

/** Answers of which there is one, and where each is kept. */
export const facts = {
  name: ['identity', 'legalName'],
  phone: ['contact', 'phone'],
  email: ['contact', 'email'],
  town: ['address', 'town'],
  headline: ['cv', 'headline'],
  summary: ['cv', 'summary']
} as const
export type FactName = keyof typeof facts

export interface ReadResume {
  readonly found: readonly Found[]
  /** How many things could not be read: of a wrong type, too long, or not what the question takes. */
  readonly leftOut: number
}

/** Of one kind. */
const most = 100

/**
 * Reads a JSON Resume file. It believes nothing: each text is checked as if the person had typed it, what does
 * not fit is left out and counted, and names that we do not know are never looked at. Tests: `read-resume.test.ts`.
 *
 * @param today ISO date in Europe/London
 * @returns what may come in, or what is wrong with the file as a whole, as a key of the message catalogue
 */
export function readResume(text: string, today: string): ReadResume | { readonly problem: WordsKey } {
  if (text.length > longestResume) return { problem: 'cv_problem_too_big' }
  const resume = parse(text)
  if (!isObject(resume)) return { problem: 'cv_problem_not_a_cv' }
  const reader = makeReader(today)
  reader.basics(resume.basics)
  reader.each(resume.work, reader.job)
  reader.each(resume.volunteer, reader.job)
  reader.each(resume.education, reader.education)
  reader.each(resume.certificates, reader.certificate)
  reader.each(resume.skills, reader.skill)
  if (reader.found.length === 0) return { problem: 'cv_problem_nothing_found' }
  return { found: reader.found, leftOut: reader.leftOut() }
}

type Loose = Readonly<Record<string, unknown>>

function makeReader(today: string) {
  const found: Found[] = []
  let left = 0
  const nextId = (kind: Found['kind']) => `${kind}-${found.filter((one) => one.kind === kind).length + 1}`

  /** The text if it fits; "" when there is none. What does not fit counts. */
  function fitting(field: Field, value: unknown): string {
    if (value === undefined || value === null || value === '') return ''
    const checked = typeof value === 'string' ? checkAnswer(field, value, today) : null
    if (checked && 'answer' in checked && typeof checked.answer === 'string') return checked.answer
    left += 1
    return ''
  }

  function item(parts: readonly Field[], values: Loose): Record<string, string> | null {
    const before = left
    const texts = parts.flatMap((part) => {
      const text = fitting(part, values[part.name])
      return text ? [[part.name, text] as const] : []
    })
    const made = Object.fromEntries(texts)
    if (parts.every(({ name, required }) => !required || made[name] !== undefined)) return made
    left = Math.max(left, before + 1) // a thing without a name is left out, too
    return null
  }

  function fact(name: FactName, value: unknown) {
    const [section, field] = facts[name]
    const text = fitting(fieldOf(section, field), value)
    if (text) found.push({ kind: 'fact', id: name, text })
  }

  return {
    found,
    leftOut: () => left,
    basics(value: unknown) {
      if (value === undefined) return
      if (!isObject(value)) return void (left += 1)
      fact('name', value.name)
      fact('headline', value.label)
      fact('summary', value.summary)
      fact('phone', value.phone)
      fact('email', value.email)
      if (isObject(value.location)) fact('town', value.location.city)
    },
    each(value: unknown, read: (one: Loose) => void) {
      if (value === undefined) return
      if (!Array.isArray(value)) return void (left += 1)
      left += Math.max(0, value.length - most)
      for (const one of value.slice(0, most) as unknown[]) {
        if (isObject(one)) read(one)
        else left += 1
      }
    },
    job(one: Loose) {
      const made = item(partsOf('work', 'jobs'), {
        title: one.position ?? one.name ?? one.organization,
        place: one.position === undefined ? undefined : (one.name ?? one.organization),
        from: wordsFor(one, 'start'),
        to: wordsFor(one, 'end'),
        did: withLines(one.summary, one.highlights)
      })
      if (made) found.push({ kind: 'job', id: nextId('job'), item: made })
    },
    education(one: Loose) {
      const made = item(partsOf('qualifications', 'passed'), {
        title: one.area ?? one.institution,
        body: one.area === undefined ? undefined : one.institution,
        year: wordsFor(one, 'end')
      })
      const level = levelOf(one.studyType)
      if (made)
        found.push({ kind: 'passed', id: nextId('passed'), item: { ...made, ...(level && { level }) } })
    },
    certificate(one: Loose) {
      const code = cardOf(one.name)
      if (code) return void found.push({ kind: 'card', id: nextId('card'), code })
      const values = { title: one.name, body: one.issuer, year: wordsFor(one, '') }
      const made = item(partsOf('qualifications', 'passed'), values)
      if (made) found.push({ kind: 'passed', id: nextId('passed'), item: made })
    },
    skill(one: Loose) {
      const more = textsIn(one.keywords).join(', ')
      const name = typeof one.name === 'string' && more ? `${one.name}: ${more}` : one.name
      const text = fitting(fieldOf('cv', 'headline'), name)
      if (text) found.push({ kind: 'skill', id: nextId('skill'), text })
    }
  }
}

/** The found things as a file that reads as the same things again: what goes to the page and comes back. */
export function asResumeText(found: readonly Found[]): string {
  const of = <Kind extends Found['kind']>(kind: Kind) =>
    found.filter((one): one is Extract<Found, { kind: Kind }> => one.kind === kind)
  const fact = (name: FactName) => of('fact').find(({ id }) => id === name)?.text
  return JSON.stringify({
    basics: {
      name: fact('name'),
      label: fact('headline'),
      summary: fact('summary'),
      phone: fact('phone'),
      email: fact('email'),
      location: { city: fact('town') }
    },
    work: of('job').map(({ item: { title, place, from, to, did } }) => ({
      position: title,
      name: place,
      startWords: from,
      endWords: to,
      summary: did
    })),
    education: of('passed').map(({ item: { title, body, level, year } }) => ({
      area: title,
      institution: body,
      studyType: labelOf(
        partsOf('qualifications', 'passed').find(({ name }) => name === 'level'),
        level
      ),
      endWords: year
    })),
    certificates: of('card').map(({ code }) => ({ name: labelOf(fieldOf('work', 'cards'), code) })),
    skills: of('skill').map(({ text }) => ({ name: text }))
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fieldOf(
  section: 'identity' | 'contact' | 'address' | 'cv' | 'work' | 'qualifications',
  name: string
): Field {
  return sections[section].fields.find((field) => field.name === name)! // named in this file alone
}

const partsOf = (section: 'work' | 'qualifications', list: string) => fieldOf(section, list).each?.parts ?? []

/** Our own words for a time, else the date as somebody would write it. */
function wordsFor(one: Loose, which: 'start' | 'end' | ''): unknown {
  const said = which && one[`${which}Words`]
  const date = which ? one[`${which}Date`] : one.date
  if (typeof said === 'string' && said) return said
  return typeof date === 'string' ? fromResumeDate(date) : date
}

/** A text with a list of others below it. */
function withLines(summary: unknown, highlights: unknown): unknown {
  const lines = textsIn(highlights)
  if (lines.length === 0) return summary
  return [...(typeof summary === 'string' ? [summary] : []), ...lines].join('\n')
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function levelOf(studyType: unknown): string | undefined {
  const level = partsOf('qualifications', 'passed').find(({ name }) => name === 'level')
  return codeFor(level, studyType)
}

const cardOf = (name: unknown): string | undefined => codeFor(fieldOf('work', 'cards'), name)

function codeFor(field: Field | undefined, label: unknown): string | undefined {
  return field?.choices?.find((choice) => words(choice.label) === label)?.value
}

function labelOf(field: Field | undefined, code: string | undefined): string | undefined {
  const choice = field?.choices?.find(({ value }) => value === code)
  return choice && words(choice.label)
}
