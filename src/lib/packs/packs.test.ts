import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatedSection } from '../../../tests/support/generated-record.ts'
import { getQuestion } from '#lib/record/get-question.ts'
import type { SectionName } from '#lib/record/sections.ts'
import { packForms, packs } from './packs.ts'
import { fieldOf, viewPack, type ToldRecord } from './view-pack.ts'

const today = '2026-11-22'
const sourcesOf = (form: (typeof packForms)[number]) => packs[form].lines.flatMap(({ from }) => from)

describe.each(packForms)('the form %s', (form) => {
  const pack = packs[form]

  it('draws each line from questions that the record asks, and each once', () => {
    for (const source of sourcesOf(form)) expect(fieldOf(source).label).toBeTruthy()
    const said = sourcesOf(form).map((source) => source.join())
    expect(new Set(said).size).toBe(said.length)
    expect(pack.lines.every(({ from }) => from.length > 0)).toBe(true)
    expect(pack.unknowable.length).toBeGreaterThan(0)
  })

  it('says nothing of licence, story, papers or people, where risk or a court could stand', () => {
    const never: SectionName[] = ['licence', 'story', 'letter', 'family', 'goals', 'wheel', 'cv']
    for (const [section] of sourcesOf(form)) expect(never).not.toContain(section)
    expect(JSON.stringify(pack)).not.toMatch(/risk|offen[cs]e|convict|sentence|victim/i)
  })

  it('leads from every line of an empty record to its own question', () => {
    const view = viewPack(form, {}, today)
    expect(view.groups.flatMap(({ rows }) => rows)).toHaveLength(sourcesOf(form).length)
    for (const { href, answer } of view.missing) {
      expect(answer).toBeUndefined()
      const [, section = '', slug = ''] = /^\/me\/record\/([\w-]+)\/([\w-]+)\?change$/.exec(href) ?? []
      expect(getQuestion(section, slug, true).section).toBe(section)
    }
  })

  it('misses nothing when every question is answered, in whatever way', () => {
    const names = [...new Set(sourcesOf(form).map(([section]) => section))]
    const whole = fc.record(
      Object.fromEntries(names.map((name) => [name, generatedSection(name, today, true)]))
    )
    fc.assert(
      fc.property(whole, (told) => {
        const view = viewPack(form, told as ToldRecord, today)
        expect(view.missing).toEqual([])
        for (const { answer } of view.groups.flatMap(({ rows }) => rows)) {
          expect(answer?.trim()).toBeTruthy()
        }
      }),
      { numRuns: 10 }
    )
  })
})

describe('the fields of each form', () => {
  // DOMAIN: what the council's form asks, one by one.
  it('are all that a Duty to Refer asks', () => {
    const asked =
      'fullName otherNames dateOfBirth gender nationality niNumber nhsNumber prisonNumber crn phone email safeContactNotes preferredContact correspondenceAddress currentPlace expectedReleaseDate homelessFromDate lastSettledAddress addressHistory5y localConnection household pregnancyDueDate reasonForHomelessness incomeAndBenefits healthAndSupportNeeds languageOrInterpreter consent'
    const names = packs['duty-to-refer'].lines.map(({ name }) => name)
    for (const name of asked.split(' ')) expect(names).toContain(name)
    expect(packs['duty-to-refer'].unknowable).toContain('packs_duty_to_refer_unknown_referrer')
  })

  it('are all that a doctor asks', () => {
    const asked =
      'fullName previousSurname sex dateOfBirth nhsNumber placeOfBirth address phone previousAddress previousGp arrivedFromAbroad armedForces ethnicity summaryCareRecord'
    const names = packs.gp.lines.map(({ name }) => name)
    for (const name of asked.split(' ')) expect(names).toContain(name)
  })
})

describe('an answer in a form', () => {
  const told: ToldRecord = {
    identity: { legalName: 'Zoë محمد', otherNames: { none: true }, sex: { ratherNotSay: true } },
    address: {
      hidden: 'YES',
      past: [{ id: 'a', place: '1 Hill Road\nSlough', from: 'June 2022' }],
      next: 'x'.repeat(5000)
    },
    housing: { homelessFrom: '2027-03-01' }
  }
  const rows = (form: (typeof packForms)[number]) => viewPack(form, told, today).groups.flatMap((g) => g.rows)
  const answerTo = (form: (typeof packForms)[number], slug: string) =>
    rows(form).find(({ href }) => href.includes(`/${slug}?`))?.answer

  it('stands as it was told, "none" and "rather not say" too', () => {
    expect(answerTo('gp', 'legal-name')).toBe('Zoë محمد')
    expect(answerTo('duty-to-refer', 'other-names')).toBe('None')
    expect(answerTo('gp', 'sex')).toBe('Rather not say')
    expect(answerTo('gp', 'next')).toHaveLength(5000)
    expect(answerTo('duty-to-refer', 'past')).toBe('1 Hill Road, Slough\nFrom: June 2022')
    expect(answerTo('gp', 'phone')).toBeUndefined()
  })

  it('of a secret place is said to be one, where it stands', () => {
    expect(viewPack('duty-to-refer', told, today).secretPlace).toBe(true)
    expect(viewPack('refer-and-monitor', told, today).secretPlace).toBe(false)
    expect(viewPack('gp', { address: { hidden: 'NO' } }, today).secretPlace).toBe(false)
  })

  it('says from when the council acts', () => {
    expect(viewPack('duty-to-refer', told, today).notes[0]).toContain('4 January 2027')
    expect(viewPack('duty-to-refer', told, '2027-02-01').notes[0]).toContain('never too late')
  })
})
