import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { generatedSection } from '../../../tests/support/generated-record.ts'
import { drawPaper } from '#lib/paper/draw-paper.server.ts'
import { cvPaper } from './cv-paper.ts'
import { cvChoices, cvSections, makeCv, type CvTold } from './make-cv.server.ts'
import { asResumeDate, fromResumeDate } from './resume-date.ts'
import { toResume } from './to-resume.ts'

const today = '2026-11-22'
const ajv = new Ajv({ strict: false })
addFormats.default(ajv)
const isResume = ajv.compile(
  JSON.parse(readFileSync('tests/reference/json-resume-1.0.schema.json', 'utf8')) as object
)
const anyTold = fc.record(
  Object.fromEntries(cvSections.map((name) => [name, generatedSection(name, today)]))
) as fc.Arbitrary<CvTold>
const empty: CvTold = {
  identity: {},
  contact: {},
  address: {},
  work: {},
  qualifications: {},
  story: {},
  cv: {}
}

describe('a CV as JSON Resume', () => {
  it('fits the schema, whatever was told', () => {
    fc.assert(
      fc.property(anyTold, (told) => {
        const made = toResume(makeCv(told))
        expect(isResume(JSON.parse(JSON.stringify(made))), JSON.stringify(isResume.errors)).toBe(true)
      }),
      { numRuns: 60 }
    )
    expect(isResume(toResume(makeCv(empty)))).toBe(true)
  })

  it('fits it with an email and dates that the schema has no form for', () => {
    const cv = makeCv({
      ...empty,
      contact: { email: 'josé@bücher.example' },
      work: { jobs: [{ id: 'a', title: 'Cook', from: 'summer 2020', to: 'now' }] },
      cv: { contact: ['EMAIL'] }
    })
    const made = toResume(cv)
    expect(isResume(made), JSON.stringify(isResume.errors)).toBe(true)
    expect(JSON.stringify(made)).toContain('josé@bücher.example')
    expect(made.work).toEqual([{ position: 'Cook', startWords: 'summer 2020', endWords: 'now' }])
  })

  it.each([
    ['2019', '2019'],
    ['June 2022', '2022-06'],
    ['3 june 2022', '2022-06-03'],
    ['2022-06-03', '2022-06-03'],
    ['31 February 2022', null],
    ['40 May 2022', null],
    ['0 May 2022', null],
    ['2022-13', null],
    ['now', null],
    ['', null]
  ])('says %j as %j', (said, date) => {
    expect(asResumeDate(said)).toBe(date)
    if (date?.includes('-') && /^\d/.test(said) === false) expect(fromResumeDate(date)).toBe(said)
  })
})

describe('a CV', () => {
  const told: CvTold = {
    ...empty,
    identity: { legalName: 'Samuel Carter', likedName: 'Sam', dateOfBirth: '1991-03-27' },
    contact: { phone: '01632 960123', email: 'sam@example.org' },
    address: { now: '1 Hill Road, Slough SL1 1AA', town: 'Slough' },
    work: {
      jobs: [
        { id: 'one', title: 'Picker', place: 'A parcel firm', from: '2019', to: 'now', did: 'Packed.' },
        { id: 'two', title: 'Porter' }
      ],
      insideWork: 'Cook at HMP Bullingdon',
      skills: 'Staying calm when it gets busy. Fixing bikes.',
      cards: ['FORKLIFT', 'FOOD']
    },
    qualifications: { passed: [{ id: 'm', title: 'Maths', level: '2', year: '2024', paper: 'LOST' }] },
    story: { story: 'I was inside.\nI learned to cook.' }
  }
  const wordsOf = (cv: CvTold) => JSON.stringify([cvPaper(makeCv(cv)), toResume(makeCv(cv))])

  it('shows skills first, and nothing of prison, story or contact before the person says so', () => {
    expect(cvPaper(makeCv(told)).parts.map(({ heading }) => heading)).toEqual([
      'What I am good at',
      'Work',
      'What I have passed',
      'Training cards'
    ])
    const said = wordsOf(told)
    for (const never of [
      'Bullingdon',
      'inside',
      'learned to cook',
      '01632',
      'sam@',
      'Slough',
      '1991',
      'LOST'
    ])
      expect(said).not.toContain(never)
    for (const shown of ['Samuel Carter', 'Fixing bikes', 'Picker', 'Level 2', 'Forklift'])
      expect(said).toContain(shown)
  })

  it('tells of work inside in the words that the person wrote for it alone', () => {
    const said = wordsOf({ ...told, cv: { inside: 'Cook, large kitchen\nFed 200 people.' } })
    expect(said).toContain('Cook, large kitchen')
    expect(said).not.toContain('Bullingdon')
  })

  it('shows the town and never the street, and only what is ticked', () => {
    const said = wordsOf({ ...told, cv: { contact: ['TOWN', 'PHONE'], name: 'LIKED' } })
    expect(said).toContain('Slough')
    expect(said).toContain('01632 960123')
    for (const never of ['Hill Road', 'SL1', 'sam@', 'Samuel']) expect(said).not.toContain(never)
  })

  it('shows what the person picked, in their order, and what is new at the end', () => {
    const { snippets } = cvChoices(told)
    expect(snippets.map(({ show }) => show)).toEqual([false, false])
    const cv = makeCv({
      ...told,
      cv: {
        jobs: [
          { id: 'two', show: 'YES' },
          { id: 'gone', show: 'YES' }
        ],
        cards: [{ id: 'FOOD', show: 'NO' }],
        snippets: [{ id: snippets[1]!.id, show: 'YES' }]
      }
    })
    expect(cv.jobs.map(({ title }) => title)).toEqual(['Porter', 'Picker'])
    expect(cv.cards).toEqual(['Forklift'])
    expect(cv.about).toEqual(['I learned to cook.'])
  })

  it('carries no trace of where it was made: not in the file, not in its words', async () => {
    const bytes = await drawPaper(cvPaper(makeCv(told)))
    const file = Buffer.from(bytes).toString('latin1')
    const pdf = await getDocumentProxy(Uint8Array.from(bytes))
    const { text } = await extractText(pdf, { mergePages: true })
    const { info } = await pdf.getMetadata()
    expect(text).toContain('Samuel Carter')
    expect((info as Record<string, unknown>).Title).toBe('CV')
    const resume = JSON.stringify(toResume(makeCv(told)))
    for (const place of [file, text, JSON.stringify(info), resume.replace(/"\$schema":"[^"]*"/, '')]) {
      expect(place).not.toMatch(/waymark|localhost|https?:|prison|pdfkit|producer|creator|creationdate/i)
    }
  })
})
