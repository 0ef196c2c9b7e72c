import { describe, expect, it } from 'vitest'
import { emptyDoc, type OfferDoc } from './doc.ts'
import { mistakesOfStep, problemsOfStep, stepsToDo, tidyDoc } from './doc-rules.ts'
import { readStep } from './inputs.ts'
import { tidyPhone } from './tidy-phone.ts'

const today = '2026-11-22'

describe('what a service types', () => {
  it.each([
    ['<b>Come in</b>', 'org_offers_problem_markup'],
    ['Come <!-- in', 'org_offers_problem_markup'],
    ['Come &lt;script&gt; in', 'org_offers_problem_markup'],
    ['See https://example.org', 'org_offers_problem_link'],
    ['See example.org.uk for more', 'org_offers_problem_link'],
    ['See WWW.example', 'org_offers_problem_link'],
    ['Write to kay@example.org', 'org_offers_problem_link'],
    ['x'.repeat(10_000), 'org_offers_problem_long']
  ])('is refused in plain words: %.30s', (text, problem) => {
    expect(readStep('words', { title: 'Fine', sentence: text, whatHappens: 'Fine' }, today)).toMatchObject({
      facts: { title: 'Fine', whatHappens: 'Fine' },
      problems: { sentence: problem }
    })
  })

  it('keeps what only looks like markup, and takes out letters that nobody sees', () => {
    const { facts, problems } = readStep(
      'words',
      { title: 'Ages <5 & up\u202e', sentence: ' Tea\u200b  and  talk ', whatHappens: 'One.\n\n\n\nTwo.' },
      today
    )
    expect(problems).toEqual({})
    expect(facts).toEqual({ title: 'Ages <5 & up', sentence: 'Tea and talk', whatHappens: 'One.\n\nTwo.' })
  })

  it('has the main part of life first', () => {
    const { facts } = readStep(
      'about',
      { kind: 'housing', main: 'HEALTH', pathways: ['ACCOMMODATION', 'HEALTH'] },
      today
    )
    expect(facts).toEqual({ kind: 'housing', pathways: ['HEALTH', 'ACCOMMODATION'] })
  })

  it('has places of the gazetteer, a postcode with the point of its district, or one that was typed', () => {
    expect(readStep('place', { placeId: 'town-cowley', address: '3 Oxford Road' }, today).facts).toEqual({
      address: '3 Oxford Road',
      town: 'Oxford',
      postcode: null,
      latitude: 51.732,
      longitude: -1.206
    })
    expect(readStep('place', { placeId: 'postcode', postcode: 'ox41xp' }, today).facts).toMatchObject({
      postcode: 'OX4 1XP',
      town: 'Oxford'
    })
    expect(
      readStep('place', { postcode: 'ZE1 0AA', latitude: '60.154', longitude: '-1.149' }, today).facts
    ).toMatchObject({ postcode: 'ZE1 0AA', latitude: 60.154 })
    // What is known stays when nothing new is typed; a postcode or a point that is typed wins.
    expect(readStep('place', { placeId: 'keep' }, today).facts).toEqual({ address: null })
    expect(readStep('place', { placeId: 'keep', postcode: 'OX4 1XP' }, today).facts).toMatchObject({
      postcode: 'OX4 1XP'
    })
    expect(
      readStep('place', { placeId: 'town-cowley', latitude: '51.7', longitude: '-1.2' }, today).facts
    ).toMatchObject({ town: 'Oxford', latitude: 51.7 })
  })

  it.each([
    [{ placeId: 'nowhere' }, 'q', 'ui_check_this'],
    [{ placeId: 'keep', q: 'cow' }, 'q', 'org_offers_problem_pick'],
    [{ placeId: 'postcode' }, 'postcode', 'org_offers_problem_postcode'],
    [{ placeId: 'keep', latitude: '1', longitude: '1' }, 'latitude', 'org_offers_problem_point'],
    [{ postcode: 'not one' }, 'postcode', 'org_offers_problem_postcode'],
    [{ postcode: 'ZE1 0AA' }, 'postcode', 'org_offers_problem_postcode_unknown'],
    [{ postcode: 'OX4 1XP', latitude: '48.85', longitude: '2.35' }, 'latitude', 'org_offers_problem_point'],
    [{ postcode: 'OX4 1XP', latitude: '51.7; DROP', longitude: '' }, 'latitude', 'org_offers_problem_point']
  ])('%j is no place', (typed, field, problem) => {
    expect(readStep('place', typed, today).problems).toEqual({ [field]: problem })
  })

  it.each([
    ['01632 960110', '01632 960110'],
    ['+44 1632 960110', '01632 960110'],
    ['0808 157 0189', '0808 157 0189'],
    ['116 123', '116 123'],
    ['111', '111'],
    ['0900 123 4567', 'costly'],
    ['0871 234 5678', 'costly'],
    ['118 118', 'costly'],
    ['070 1234 5678', 'costly'],
    ['01632', null],
    ['ring me', null]
  ])('the number %s is read as %s', (typed, read) => {
    expect(tidyPhone(typed)).toBe(read)
  })

  it('has no impossible day', () => {
    const day = { 'visibleUntil-day': '31', 'visibleUntil-month': '2', 'visibleUntil-year': '2027' }
    expect(readStep('dates', day, today).problems).toEqual({ visibleUntil: 'org_offers_problem_date' })
  })
})

describe('what the answers mean together', () => {
  const doc = (facts: Partial<OfferDoc>): OfferDoc => ({ ...emptyDoc, ...facts })
  it.each([
    ['who', { minimumAge: 30, maximumAge: 20 }, { maximumAge: 'org_offers_problem_ages' }],
    ['dates', { visibleUntil: '2026-11-21' }, { visibleUntil: 'org_offers_problem_past' }],
    [
      'dates',
      { visibleFrom: '2026-12-10', visibleUntil: '2026-12-01' },
      { visibleUntil: 'org_offers_problem_until_before' }
    ],
    ['times', { where: ['in-person'] }, { d1: 'org_offers_problem_never_opens' }],
    ['times', { where: ['phone'] }, {}],
    [
      'words',
      { hiddenPlace: true, title: 'A', sentence: 'B', whatHappens: 'We are at OX4 1XP.' },
      { whatHappens: 'org_offers_problem_tells_place' }
    ]
  ] as const)('is looked at: %s with %j', (step, facts, problems) => {
    expect(mistakesOfStep(doc(facts as Partial<OfferDoc>), step, today)).toEqual(problems)
  })

  it('may wait in a draft when it is only missing, but goes to no check so', () => {
    expect(mistakesOfStep(emptyDoc, 'words', today)).toEqual({})
    expect(Object.keys(problemsOfStep(emptyDoc, 'words', today))).toEqual([
      'title',
      'sentence',
      'whatHappens'
    ])
    expect(problemsOfStep(doc({ exclusions: ['ARSON'] }), 'rules', today)).toEqual({
      exclusionWords: 'org_offers_problem_explain'
    })
    expect(stepsToDo(emptyDoc, today)).toEqual([
      'about',
      'words',
      'where',
      'areas',
      'start',
      'access',
      'spaces'
    ])
  })

  it('keeps no street, postcode or point of a hidden place, and hides every refuge', () => {
    const refuge = tidyDoc(
      doc({
        where: ['in-person'],
        refuge: true,
        town: 'Bicester',
        address: '27 Larkspur Close',
        postcode: 'OX26 1AA',
        latitude: 51.9,
        longitude: -1.154
      })
    )
    expect(refuge).toMatchObject({ hiddenPlace: true, town: 'Cherwell', address: null, postcode: null })
    expect(refuge.latitude).not.toBe(51.9)
    expect(tidyDoc(refuge)).toEqual(refuge)
  })

  it('keeps no place of a service that people only ring', () => {
    expect(tidyDoc(doc({ where: ['phone'], town: 'Oxford', address: '1 Road' }))).toMatchObject({
      town: null,
      address: null
    })
  })
})
