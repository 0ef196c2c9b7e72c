import { describeAnswer } from '#lib/record/describe-answer.ts'
import type { Answer, Item } from '#lib/record/field.ts'
import type { SectionDocument } from '#lib/record/sections.ts'
import { thingsIn } from '#lib/record/things.ts'
import { qualificationsFields } from '#lib/record/qualifications-fields.ts'
import { workFields } from '#lib/record/work-fields.ts'
import { words } from '#lib/record/words.ts'
import type { Cv, CvContact, CvJob, CvList, CvPassed } from './cv.ts'
import { paragraphsIn, skillsIn, type Line } from './lines.server.ts'
import { picksOf } from './picks.ts'

/** The sections that a CV is made of; `cv` says how. */
export const cvSections = ['identity', 'contact', 'address', 'work', 'qualifications', 'story', 'cv'] as const
export type CvTold = Readonly<Record<(typeof cvSections)[number], SectionDocument>>

/** One thing that may show, in words, in the order of the CV. */
export interface CvChoice {
  readonly id: string
  readonly words: string
  readonly show: boolean
}

export type CvChoices = Readonly<Record<CvList, readonly CvChoice[]>>

interface Thing {
  readonly id: string
  readonly words: string
}

/** A CV of what was told, as the person chose. Work inside shows only in words that they wrote for it. Pure. */
export function makeCv(told: CvTold): Cv {
  const { work, qualifications, cv } = told
  const things = thingsOf(told)
  const shown = (list: CvList): string[] => idsShown(cv, list, things[list])
  const jobs = new Map(thingsIn<Item>(work, 'jobs').map((job) => [job.id, job]))
  const passed = new Map(thingsIn<Item>(qualifications, 'passed').map((one) => [one.id, one]))
  const wordsOf = (list: CvList) => {
    const byId = new Map(things[list].map(({ id, words }) => [id, words]))
    return shown(list).map((id) => byId.get(id) ?? '')
  }
  return {
    name: nameOf(told),
    headline: textIn(cv, 'headline'),
    contact: contactOf(told),
    about: [textIn(cv, 'summary'), ...wordsOf('snippets')].filter(Boolean),
    skills: wordsOf('skills'),
    jobs: [...shown('jobs').map((id) => jobOf(jobs.get(id)!)), ...insideOf(cv)], // shown ones are there
    passed: shown('passed').map((id) => passedOf(passed.get(id)!)), // the same
    cards: wordsOf('cards')
  }
}

/** What the person chooses from, each with how it stands now. */
export function cvChoices(told: CvTold): CvChoices {
  const things = thingsOf(told)
  const choices = (list: CvList): CvChoice[] => {
    const byId = new Map(things[list].map((thing) => [thing.id, thing]))
    const picks = picksOf(told.cv, list, [...byId.keys()])
    return picks.map(({ id, show }) => ({ id, show, words: byId.get(id)!.words })) // picks are among them
  }
  return {
    skills: choices('skills'),
    snippets: choices('snippets'),
    jobs: choices('jobs'),
    passed: choices('passed'),
    cards: choices('cards')
  }
}

/** Everything that could show, by list, in the order in which it was told. */
function thingsOf({ work, qualifications, story }: CvTold): Record<CvList, Thing[]> {
  const titled = (items: readonly Item[]) =>
    items.map((item) => ({ id: item.id, words: textIn(item, 'title') }))
  const cards = workFields.find(({ name }) => name === 'cards')?.choices ?? []
  const held = Array.isArray(work.cards) ? work.cards : []
  return {
    skills: asThings(skillsIn(textIn(work, 'skills'))),
    snippets: asThings(['story', 'helps'].flatMap((name) => paragraphsIn(textIn(story, name)))),
    jobs: titled(thingsIn<Item>(work, 'jobs')),
    passed: titled(thingsIn<Item>(qualifications, 'passed')),
    cards: cards
      .filter(({ value }) => held.includes(value))
      .map(({ value, label }) => ({ id: value, words: words(label) }))
  }
}

const asThings = (lines: readonly Line[]): Thing[] => {
  const byId = new Map(lines.map(({ id, text }) => [id, { id, words: text }]))
  return [...byId.values()]
}

function idsShown(cv: SectionDocument, list: CvList, things: readonly Thing[]): string[] {
  const ids = things.map(({ id }) => id)
  return picksOf(cv, list, ids)
    .filter(({ show }) => show)
    .map(({ id }) => id)
}

/** Text that was told; nothing for "none", "rather not say" and what was never answered. */
function textIn(document: Readonly<Record<string, unknown>>, name: string): string {
  const told = document[name]
  return typeof told === 'string' ? told : ''
}

function nameOf({ identity, cv }: CvTold): string {
  const [legal, liked] = [textIn(identity, 'legalName'), textIn(identity, 'likedName')]
  const choice = cv.name as Answer | undefined
  if (typeof choice === 'object' && 'ownWords' in choice) return choice.ownWords
  return choice === 'LIKED' ? liked || legal : legal || liked
}

function contactOf({ contact, address, cv }: CvTold): CvContact {
  const ticked = Array.isArray(cv.contact) ? (cv.contact as string[]) : []
  const facts = {
    PHONE: textIn(contact, 'phone'),
    EMAIL: textIn(contact, 'email'),
    TOWN: textIn(address, 'town')
  }
  const shown = (what: keyof typeof facts) => (ticked.includes(what) ? facts[what] : '')
  const [phone, email, town] = [shown('PHONE'), shown('EMAIL'), shown('TOWN')]
  return { ...(phone && { phone }), ...(email && { email }), ...(town && { town }) }
}

function jobOf(job: Item): CvJob {
  return {
    title: textIn(job, 'title'),
    place: textIn(job, 'place'),
    from: textIn(job, 'from'),
    to: textIn(job, 'to'),
    did: textIn(job, 'did')
  }
}

/** Its first line is what it is called. */
function insideOf(cv: SectionDocument): CvJob[] {
  const [title = '', ...did] = textIn(cv, 'inside').split('\n')
  return title ? [{ title, place: '', from: '', to: '', did: did.join('\n') }] : []
}

const levelField = qualificationsFields[0]?.each?.parts.find(({ name }) => name === 'level')

function passedOf(one: Item): CvPassed {
  const level = textIn(one, 'level')
  return {
    title: textIn(one, 'title'),
    body: textIn(one, 'body'),
    level: level && levelField ? describeAnswer(levelField, level) : '',
    year: textIn(one, 'year')
  }
}
