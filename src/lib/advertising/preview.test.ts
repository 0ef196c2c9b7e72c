import { describe, expect, it } from 'vitest'
import { mapOfOffer } from '#lib/offers/map-of-offer.server.ts'
import { offerFacts } from '#lib/offers/offer-facts.server.ts'
import { emptyDoc, type OfferDoc } from './doc.ts'
import { changedLines, docLines } from './doc-lines.server.ts'
import { tidyDoc } from './doc-rules.ts'
import { pageOfDoc } from './page-of-doc.server.ts'
import { readingWords } from './reading-words.server.ts'

const now = Date.UTC(2026, 10, 22, 9)
const placed: OfferDoc = {
  ...emptyDoc,
  kind: 'housing',
  pathways: ['ACCOMMODATION'],
  title: 'A safe room',
  where: ['in-person'],
  town: 'Bicester',
  address: '27 Larkspur Close',
  postcode: 'OX26 1AA',
  latitude: 51.9,
  longitude: -1.154
}

describe('how a draft looks', () => {
  it('has a map with the same in words', () => {
    const map = mapOfOffer(pageOfDoc(placed, 'Connect Housing', now))
    expect(map?.svg).toContain('<svg')
    expect(map?.near.join(' ')).toContain('Bicester')
    expect(map?.credits).toHaveLength(3)
  })

  it('tells neither the street, the postcode, the town nor the point of a hidden place', () => {
    const hidden = { ...placed, refuge: true }
    const page = pageOfDoc(hidden, 'Connect Housing', now)
    expect(mapOfOffer(page)).toBeNull()
    const told = JSON.stringify([page, offerFacts(page, null, now), docLines(tidyDoc(hidden), now)])
    expect(told).not.toMatch(/Larkspur|OX26|Bicester|51\.9\b|-1\.154/)
    expect(told).toContain('In Cherwell. We do not show where')
  })

  it('says exceptions, bank holidays, who is there on Saturdays, the last day and how fast they reply', () => {
    const facts = offerFacts(
      pageOfDoc(
        {
          ...placed,
          hours: { 1: [[540, 720]] },
          exceptions: [
            { date: '2026-11-23', hours: [], why: 'training' },
            { date: '2026-11-30', hours: [[600, 660]], why: '' }
          ],
          saturdayDuty: { name: 'Kay', phone: '01632 960114' },
          visibleUntil: '2027-03-01'
        },
        'Connect Housing',
        now
      ),
      2,
      now
    )
    const of = (about: string) => facts.find((fact) => fact.about === about)
    expect(of('open')).toMatchObject({
      lines: [
        'Monday, 9am to midday',
        'Closed on Monday 23 November: training.',
        'On Monday 30 November: 10am to 11am.',
        'Closed on bank holidays.'
      ],
      now: expect.stringContaining('Monday')
    })
    expect(of('duty')).toMatchObject({ lines: ['Ask for Kay.'], phone: '01632 960114' })
    expect(of('until')?.lines).toEqual(['Until Monday 1 March 2027.'])
    expect(of('reply')?.lines).toEqual(['Most people hear back in 2 working days.'])
  })
})

describe('what is different in a change', () => {
  it('is said step by step, and nothing when nothing is', () => {
    expect(changedLines(placed, placed, now)).toEqual([])
    const changed = changedLines(placed, { ...placed, title: 'A safe room for two', where: ['phone'] }, now)
    expect(changed.map(({ step, before, after }) => [step, before, after])).toEqual([
      ['words', ['A safe room'], ['A safe room for two']],
      ['where', ['Face to face'], ['By phone']],
      ['place', ['27 Larkspur Close', 'Bicester', 'OX26 1AA', 'Point on the map: 51.9, -1.154'], []]
    ])
  })
})

describe('how hard a text is', () => {
  it.each([
    ['Tea', null],
    ['Come in and have a tea with us.', 'Easy to read.'],
    [
      'Notwithstanding organisational considerations, accommodation availability necessitates consideration.',
      'Hard to read. Many people will stop here. Use short words, one thought a sentence.'
    ]
  ])('%s', (text, words) => {
    expect(readingWords(text)).toBe(words)
  })

  it('names a sentence that goes on and on', () => {
    const text = `${'you can come and '.repeat(6)}go.`
    expect(readingWords(text)).toContain('One sentence has 25 words.')
  })
})
