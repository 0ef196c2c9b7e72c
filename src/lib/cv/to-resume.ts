import { asResumeDate, fromResumeDate } from './resume-date.ts'
import type { Cv, CvJob } from './cv.ts'

/** JSON Resume 1.0: https://jsonresume.org/schema. */
export interface Resume {
  readonly $schema: string
  readonly basics: Readonly<Record<string, unknown>>
  readonly work: readonly Readonly<Record<string, unknown>>[]
  readonly education: readonly Readonly<Record<string, unknown>>[]
  readonly certificates: readonly Readonly<Record<string, unknown>>[]
  readonly skills: readonly { readonly name: string }[]
}

/**
 * A CV as JSON Resume 1.0; it fits the schema whatever was told. Words that the schema has no form for, such
 * as "summer 2020", stay beside what it knows, so that nothing is lost on the way back. Pure. Tests:
 * `to-resume.test.ts`.
 */
export function toResume(cv: Cv): Resume {
  return {
    $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
    basics: basicsOf(cv),
    work: cv.jobs.map(workOf),
    education: cv.passed.map(({ title, body, level, year }) => ({
      area: title,
      ...(body && { institution: body }),
      ...(level && { studyType: level }),
      ...dateOf('end', year)
    })),
    certificates: cv.cards.map((name) => ({ name })),
    skills: cv.skills.map((name) => ({ name }))
  }
}

function basicsOf({ name, headline, about, contact }: Cv): Resume['basics'] {
  const { phone, email, town } = contact
  return {
    ...(name && { name }),
    ...(headline && { label: headline }),
    ...(about.length > 0 && { summary: about.join('\n\n') }),
    ...(phone && { phone }),
    ...emailOf(email),
    ...(town && { location: { city: town } })
  }
}

/** An address with letters that the schema's form of email does not know is shown beside it. */
function emailOf(email: string | undefined): Record<string, unknown> {
  if (!email) return {}
  const plain =
    /^[a-z\d!#$%&'*+/=?^_`{|}~-]+(\.[a-z\d!#$%&'*+/=?^_`{|}~-]+)*@([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z\d]([a-z\d-]*[a-z\d])?$/i
  return plain.test(email) ? { email } : { profiles: [{ network: 'email', username: email }] }
}

function workOf({ title, place, from, to, did }: CvJob): Resume['work'][number] {
  return {
    position: title,
    ...(place && { name: place }),
    ...dateOf('start', from),
    ...dateOf('end', to),
    ...(did && { summary: did })
  }
}

/** The date, and the words for it when the date alone would not bring them back. */
function dateOf(which: 'start' | 'end', said: string): Record<string, string> {
  const date = asResumeDate(said)
  return {
    ...(date && { [`${which}Date`]: date }),
    ...(said && (!date || fromResumeDate(date) !== said) && { [`${which}Words`]: said })
  }
}
