import { describe, expect, it } from 'vitest'
import { idDocumentsFields, idDocumentsLists } from '#lib/record/id-documents-fields.ts'
import { letterLists } from '#lib/record/letter-fields.ts'
import { nextSteps, progressOf, sentDayOf, windowOf } from './rules.ts'
import { schemes } from './schemes.ts'

const names = idDocumentsFields.map(({ name }) => name)
const steps = (document: Record<string, unknown>, releaseDate: string | null = null, today = '2026-11-22') =>
  nextSteps(document, releaseDate, today, names).map((step) =>
    'window' in step
      ? `${step.what} ${step.window.is}`
      : 'document' in step
        ? `${step.what} ${step.document}`
        : step.what
  )

describe('how far a document is', () => {
  it.each([
    ['HAVE', 'ready'],
    ['ARRIVED', 'ready'],
    ['SENT', 'on-its-way'],
    ['LOST', 'to-get'],
    ['DO_NOT_HAVE', 'to-get'],
    [{ none: true }, 'not-for-me'],
    [{ ratherNotSay: true }, 'not-for-me'],
    [undefined, 'not-told']
  ])('%j is %s', (told, progress) => expect(progressOf({ passport: told }, 'passport')).toBe(progress))

  it('has the day it was sent off for only while it is on its way', () => {
    const sentOff = [{ id: 'passport', document: 'passport', day: '2026-10-01' }]
    expect(sentDayOf({ passport: 'SENT', sentOff }, 'passport')).toBe('2026-10-01')
    expect(sentDayOf({ passport: 'HAVE', sentOff }, 'passport')).toBeNull()
    expect(sentDayOf({ passport: 'SENT' }, 'passport')).toBeNull()
  })

  it('is asked with the questions that pages and forms take from the record', () => {
    expect(idDocumentsLists[0]?.each?.parts.map(({ name }) => name)).toEqual(['document', 'day'])
    expect(letterLists[0]?.each?.parts[0]?.name).toBe('kind')
  })
})

describe('the window of a scheme', () => {
  it.each([
    ['id', null, 'unknown'],
    ['id', '2027-02-15', 'before'], // 85 days
    ['id', '2027-02-14', 'open'], // 84 days: 12 weeks
    ['id', '2026-11-22', 'open'],
    ['id', '2026-11-21', 'out'],
    ['bank', '2027-05-25', 'before'], // 184 days
    ['bank', '2027-05-24', 'open'],
    ['bank', '2027-01-03', 'open'], // 42 days: 6 weeks
    ['bank', '2027-01-02', 'closed'],
    ['bank', '2026-11-21', 'out']
  ] as const)('for %s of somebody who gets out on %s is %s', (name, releaseDate, is) => {
    expect(windowOf(schemes[name], releaseDate, '2026-11-22').is).toBe(is)
  })
})

describe('what to do next', () => {
  it.each([
    ['nothing was told', {}, []],
    ['all is there', { passport: 'HAVE', bankAccount: 'ARRIVED' }, []],
    [
      'no ID, no birth papers',
      { passport: 'DO_NOT_HAVE', birthCertificate: 'LOST' },
      ['birth-first', 'id unknown', 'lost birthCertificate']
    ],
    ['one ID is on its way', { passport: 'LOST', citizenCard: 'SENT' }, ['lost passport']],
    ['no bank account', { bankAccount: 'DO_NOT_HAVE' }, ['bank unknown']],
    ['an eVisa is not theirs', { eVisa: { none: true } }, []]
  ] as const)('when %s', (_, document, expected) => expect(steps(document)).toEqual(expected))

  it('is to ask where it is, eight weeks after it was sent off for', () => {
    const sent = (day: string) => ({
      passport: 'SENT',
      sentOff: [{ id: 'passport', document: 'passport', day }]
    })
    expect(steps(sent('2026-09-27'))).toEqual(['ask-where passport'])
    expect(steps(sent('2026-09-28'))).toEqual([])
  })
})
