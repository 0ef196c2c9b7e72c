import { describe, expect, it } from 'vitest'
import { contactFields } from './contact-fields.ts'
import { identityFields } from './identity-fields.ts'
import type { OwnSection } from './own-record.server.ts'
import { sectionNames, sections, type SectionDocument, type SectionName } from './sections.ts'
import { viewCheck } from './view-check.ts'
import { viewGoal, viewGoals } from './view-goal.ts'
import { viewQuestion } from './view-question.ts'
import { viewRecord, viewSectionRow } from './view-record.ts'
import { viewTwoAnswers } from './view-two-answers.ts'

const own = (document: SectionDocument, waiting?: SectionDocument): OwnSection => ({
  version: 2,
  basedOn: 1,
  at: 0,
  document,
  waiting: waiting ? { version: 3, basedOn: 2, at: 0, document: waiting } : null
})
const field = (name: string) => [...identityFields, ...contactFields].find((one) => one.name === name)!

describe('a section on the page of the whole record', () => {
  it('says "not yet" and where it begins', () => {
    expect(viewSectionRow('identity', null)).toMatchObject({
      title: 'Who I am',
      state: 'Not yet',
      told: false,
      href: '/me/record/identity'
    })
    expect(viewSectionRow('goals', null)).toMatchObject({ state: 'Not yet', href: '/me/goals' })
  })

  it('counts what is there', () => {
    expect(viewSectionRow('identity', own({ legalName: 'Sam' }))).toMatchObject({
      state: '1 answer so far',
      told: true
    })
    const all = Object.fromEntries(sections.story.fields.map(({ name }) => [name, 'x']))
    expect(viewSectionRow('story', own(all)).state).toBe('All answered')
    const goal = { id: 'a', title: 'x', steps: [], status: 'ACTIVE' }
    const away = { ...goal, id: 'b', status: 'ARCHIVED' }
    expect(viewSectionRow('goals', own({ goals: [goal, away] })).state).toBe('1 goal')
  })

  it('leads to the choice while two answers wait', () => {
    const row = viewSectionRow('contact', own({ phone: '1' }, { phone: '2' }))
    expect(row).toMatchObject({ choose: true, href: '/me/record/contact/two-answers' })
  })

  it('stands in one group, in the order in which it is told', () => {
    const nothing = Object.fromEntries(sectionNames.map((name) => [name, null]))
    const groups = viewRecord(nothing as Record<SectionName, null>)
    expect(groups.map(({ title }) => title)).toEqual([
      'About me',
      'A place to live',
      'Work, learning and money',
      'Health and needs',
      'My people and my way out'
    ])
    const rows = groups.flatMap(({ rows }) => rows)
    expect(rows.map(({ section }) => section)).toEqual(sectionNames)
  })
})

describe('the page to check answers', () => {
  it('has a row for each question, and none of them is empty by mistake', () => {
    const check = viewCheck('identity', own({ legalName: 'Sam', sex: { ratherNotSay: true } }), true)
    expect(check.rows).toHaveLength(identityFields.length)
    expect(check.rows[0]).toEqual({
      href: '/me/record/identity/legal-name?change',
      label: 'Legal name',
      answer: 'Sam'
    })
    expect(check.rows.find(({ label }) => label === 'Sex')?.answer).toBe('Rather not say')
    expect(check.rows.find(({ label }) => label === 'Gender')?.answer).toBeUndefined()
    expect(check).toMatchObject({
      complete: false,
      start: undefined,
      next: { href: '/me/record/identity/liked-name', question: 'What do you like to be called?' },
      takeBack: undefined,
      following: { title: 'How to reach me' }
    })
  })

  it('is a start page while nothing is answered', () => {
    expect(viewCheck('contact', null, true)).toMatchObject({
      start: '/me/record/contact/name-to-ask-for',
      next: undefined,
      following: { title: 'My papers and bank' }
    })
    expect(viewCheck('qualifications', null, true).following?.href).toBe('/me/cv')
  })

  it('of a special section begins with its yes, and ends it', () => {
    expect(viewCheck('health', null, false)).toMatchObject({
      start: '/me/record/health/yes',
      takeBack: undefined
    })
    expect(viewCheck('health', null, true)).toMatchObject({
      start: '/me/record/health/gp',
      takeBack: '/me/record/health/take-back'
    })
  })

  it('shows a list by what each thing is known by', () => {
    const jobs = [
      { id: 'a', title: 'Cook', place: 'Café' },
      { id: 'b', title: 'Painter' }
    ]
    expect(viewCheck('work', own({ jobs }), true).rows[0]).toEqual({
      href: '/me/record/work/jobs?change',
      label: 'Jobs',
      answer: 'Cook\nPainter'
    })
  })
})

describe('two answers', () => {
  it('are shown by what differs alone', () => {
    const kept = { phone: '07700 900001', nameToAskFor: 'Sam' }
    expect(viewTwoAnswers('contact', own(kept, { ...kept, phone: '07700 900002' }))).toEqual({
      keptVersion: 2,
      waitingVersion: 3,
      kept: [{ label: 'Phone', value: '07700 900001' }],
      waiting: [{ label: 'Phone', value: '07700 900002' }]
    })
    expect(viewTwoAnswers('contact', own(kept))).toBeNull()
    expect(viewTwoAnswers('contact', null)).toBeNull()
  })

  it('may be an answer and none', () => {
    const answers = viewTwoAnswers('contact', own({}, { phone: '07700 900002' }))
    expect(answers).toMatchObject({ kept: [], waiting: [{ label: 'Phone' }] })
  })
})

describe('a question', () => {
  it('fills in what the browser knows only on a phone of one’s own', () => {
    expect(viewQuestion(field('legalName'), undefined, 'own-phone').autocomplete).toBe('name')
    expect(viewQuestion(field('legalName'), undefined, 'kiosk').autocomplete).toBeUndefined()
    expect(viewQuestion(field('legalName'), undefined, 'staff').autocomplete).toBeUndefined()
  })

  it.each([
    ['legalName', 'Sam', { value: 'Sam', answered: true, given: undefined }],
    ['legalName', undefined, { value: '', answered: false, given: undefined }],
    ['safeWays', ['CALL'], { values: ['CALL'], value: '' }],
    ['gender', { ownWords: 'Two-spirit' }, { value: 'own-words', ownWords: 'Two-spirit' }],
    ['sex', { ratherNotSay: true }, { given: 'rather-not-say', value: '' }],
    ['phone', { none: true }, { given: 'none', noneWords: 'I have no phone yet' }]
  ] as const)('shows the answer again: %s', (name, answer, expected) => {
    expect(viewQuestion(field(name), answer, 'own-phone')).toMatchObject(expected)
  })
})

describe('a goal', () => {
  const goal = {
    id: 'a',
    title: 'A room',
    pathway: 'ACCOMMODATION' as const,
    targetDate: '2027-06-05',
    status: 'ACTIVE' as const,
    steps: [
      { id: '1', text: 'one', status: 'COMPLETE' as const },
      { id: '2', text: 'two', status: 'ACTIVE' as const }
    ]
  }

  it('is shown with its part of life, its day and its next step', () => {
    expect(viewGoal(goal)).toMatchObject({
      pathway: { code: 'ACCOMMODATION', word: 'A place to live', accent: 'accent-home' },
      targetDay: '5 June 2027',
      nextStep: 'two',
      allStepsDone: false
    })
    expect(viewGoal({ ...goal, steps: [goal.steps[0]!] })).toMatchObject({
      nextStep: undefined,
      allStepsDone: true
    })
    expect(viewGoal({ ...goal, status: 'ARCHIVED', reason: { ownWords: 'Moved' } }).reason).toBe('Moved')
  })

  it('stands in the list of its kind', () => {
    const goals = [
      goal,
      { ...goal, id: 'b', status: 'COMPLETED' },
      { ...goal, id: 'c', status: 'ARCHIVED', reason: 'LATER' }
    ]
    const { active, done, away } = viewGoals({ goals })
    expect([active, done, away].map((list) => list.map(({ id }) => id))).toEqual([['a'], ['b'], ['c']])
    expect(away[0]?.reason).toBe('Not now, maybe later')
  })
})
