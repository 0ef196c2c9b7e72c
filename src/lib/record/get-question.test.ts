import { describe, expect, it } from 'vitest'
import { getGoalQuestion } from './get-goal-question.ts'
import { findNextQuestion, getQuestion, getSectionName } from './get-question.ts'
import { slugOf } from './field.ts'
import { sectionNames, sections } from './sections.ts'

describe('the questions of a section', () => {
  it.each(sectionNames.filter((section) => section !== 'goals'))(
    'lead from first to last and back: %s',
    (section) => {
      const { fields } = sections[section]
      const slugs = fields.map(slugOf)
      expect(new Set(slugs).size).toBe(fields.length)
      slugs.forEach((slug, index) => {
        const place = getQuestion(section, slug, false)
        expect(place).toMatchObject({ field: fields[index], number: index + 1, count: fields.length })
        const before = index === 0 ? '/me/record' : `/me/record/${section}/${slugs[index - 1]}`
        const isLast = index === slugs.length - 1
        const after = isLast ? `/me/record/${section}` : `/me/record/${section}/${slugs[index + 1]}`
        expect([place.before, place.after]).toEqual([before, after])
      })
    }
  )

  it('lead back to the check page when one answer is being changed', () => {
    const check = '/me/record/identity'
    expect(getQuestion('identity', 'legal-name', true)).toMatchObject({ before: check, after: check })
    expect(getQuestion('identity', 'sex', true)).toMatchObject({ before: check, after: check })
  })

  it.each([
    ['offences', 'legal-name'],
    ['identity', 'legalName'],
    ['identity', 'phone'],
    ['goals', 'title'],
    ['__proto__', 'legal-name'],
    ['identity', '']
  ])('are not there: %s/%s', (section, slug) => {
    expect(() => getQuestion(section, slug, false)).toThrow(expect.objectContaining({ code: 'not-found' }))
  })

  it('are next until they have an answer, also "rather not say"', () => {
    expect(findNextQuestion('identity', {})?.name).toBe('legalName')
    expect(findNextQuestion('contact', { nameToAskFor: 'Sam', phone: { none: true } })?.name).toBe('email')
    const all = Object.fromEntries(sections.identity.fields.map(({ name }) => [name, 'x']))
    expect(findNextQuestion('identity', all)).toBeNull()
  })

  it('belong to the sections that there are', () => {
    expect(sectionNames.map(getSectionName)).toEqual(sectionNames)
  })
})

describe('the questions of a goal', () => {
  it('are asked in a row of four, and then the goal is shown', () => {
    expect(getGoalQuestion('g', 'title', false)).toMatchObject({
      number: 1,
      count: 4,
      before: '/me/goals',
      after: '/me/goals/g/pathway'
    })
    expect(getGoalQuestion('g', 'target-date', false)).toMatchObject({
      number: 4,
      before: '/me/goals/g/first-step',
      after: '/me/goals/g'
    })
  })

  it('lead back to the goal when one is changed, or is not of the row', () => {
    const home = { number: undefined, before: '/me/goals/g', after: '/me/goals/g' }
    expect(getGoalQuestion('g', 'title', true)).toMatchObject(home)
    expect(getGoalQuestion('g', 'why', false)).toMatchObject(home)
  })

  it('are not there under another name', () => {
    for (const slug of ['steps', 'targetDate', 'reason']) {
      expect(() => getGoalQuestion('g', slug, false)).toThrow(expect.objectContaining({ code: 'not-found' }))
    }
  })
})
