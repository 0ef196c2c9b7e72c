import { describe, expect, it } from 'vitest'
import { offenceExclusions } from '#lib/offers/rules.ts'
import type { OfferFacts, PersonFacts } from './facts.ts'
import { fitWordings, viewFit } from './fit-words.ts'
import { fitOf, fitRules } from './rules.ts'

const nobody: PersonFacts = {
  helpWith: [],
  goals: [],
  hard: [],
  stay: null,
  tiesTo: null,
  releaseDate: null,
  today: '2026-11-22',
  age: null,
  sex: null,
  language: null,
  stepFree: false
}
const offer: OfferFacts = {
  pathways: ['ACCOMMODATION'],
  where: ['in-person'],
  areas: ['Oxford'],
  town: 'Oxford',
  latitude: 51.752,
  longitude: -1.256,
  noLocalConnection: false,
  weeksBeforeRelease: 4,
  minimumAge: 25,
  maximumAge: 60,
  onlyFor: 'women',
  languages: ['English', 'Polish'],
  access: 'Step-free',
  capacity: 'full',
  hours: { 5: [[540, 1020]] },
  exceptions: [],
  bankHolidays: 'closed'
}
const cowley = { name: 'Cowley', latitude: 51.732, longitude: -1.206, area: 'Oxford' } as const
const slough = { name: 'Slough', latitude: 51.511, longitude: -0.595, area: 'Slough' } as const
const goals = [{ title: 'A room', pathway: 'ACCOMMODATION' }] as const
const friday = '2026-12-04'

/** For each rule: who it speaks of, what it says, and somebody of whom it is silent. */
const cases: readonly (readonly [
  id: string,
  who: Partial<PersonFacts>,
  says: string,
  not: Partial<PersonFacts>
])[] = [
  [
    'matters',
    { helpWith: ['HEALTH', 'ACCOMMODATION'] },
    'You said this matters now: A place to live.',
    { helpWith: ['HEALTH'] }
  ],
  [
    'goal',
    { goals },
    'It can help with your goal: A room.',
    { goals: [{ title: 'Run', pathway: 'HEALTH' }] }
  ],
  [
    'wheel',
    { hard: ['ACCOMMODATION'], goals },
    'You said this is hard just now: A place to live.',
    { hard: ['ACCOMMODATION'] }
  ],
  [
    'release_day',
    { releaseDate: friday },
    'Open on Friday 4 December, the day you get out.',
    { releaseDate: '2026-12-03' }
  ],
  ['gate', { releaseDate: friday }, 'They can meet you at the gate.', {}],
  [
    'starts_now',
    { releaseDate: friday },
    'It can start now, before you get out.',
    { releaseDate: '2027-03-01' }
  ],
  [
    'starts_early',
    { releaseDate: '2027-03-01' },
    'It can start 4 weeks before you get out.',
    { releaseDate: friday }
  ],
  ['near', { stay: cowley }, 'About 3 miles from Cowley, where you will stay.', { stay: slough }],
  ['area', { stay: cowley }, 'It is for people in Oxford.', { stay: slough }],
  ['language', { language: 'Polish' }, 'They speak Polish.', { language: 'Welsh' }],
  ['step_free', { stepFree: true }, 'You can get in with no steps.', {}],
  ['age_from', { age: 24 }, 'It is for people of 25 or over.', { age: 25 }],
  ['age_to', { age: 61 }, 'It is for people up to 60.', { age: 60 }],
  ['only_for', { sex: 'men' }, 'It is for women only.', { sex: 'women' }],
  ['after', { releaseDate: friday }, 'It starts once you are out.', {}],
  ['far', { stay: slough }, 'It is about 33 miles from Slough, where you will stay.', { stay: cowley }],
  ['other_area', { stay: slough }, 'It is for people in Oxford.', { stay: cowley }],
  [
    'ties',
    { tiesTo: 'Slough' },
    'It may ask for ties to its area. Yours are in Slough.',
    { tiesTo: 'Oxford' }
  ],
  ['steps', { stepFree: true }, 'They do not say if there are steps. Ask first.', {}],
  ['full', {}, 'It is full for now.', {}]
]

/** Offers that some rules need instead. */
const others: Readonly<Record<string, Partial<OfferFacts>>> = {
  gate: { where: ['at-the-gate'] },
  after: { weeksBeforeRelease: null },
  steps: { access: 'There are three steps.' }
}

describe('every rule of fit', () => {
  it('is listed here, with words of its own', () => {
    expect(cases.map(([id]) => id)).toEqual(fitRules.map(({ id }) => id))
    expect(Object.keys(fitWordings)).toEqual(fitRules.map(({ id }) => id))
  })

  it.each(cases)('%s says why, is silent of others, and can be switched off', (id, who, says, not) => {
    const it = { ...offer, ...others[id] }
    const said = (person: Partial<PersonFacts>, off: string[] = []) => {
      const reasons = fitOf({ ...nobody, ...person }, it, off).filter((reason) => reason.id === id)
      const { why, but } = viewFit(reasons, Date.UTC(2026, 10, 22))
      return [...why, ...but]
    }
    expect(said(who)).toEqual([says])
    expect(said(who, [id])).toEqual([])
    if (id !== 'full') expect(said(not)).toEqual([])
  })

  it('says nothing of somebody who told nothing, but what is true for all', () => {
    expect(fitOf(nobody, offer).map(({ id }) => id)).toEqual(['full'])
  })

  it('names no offence, and knows of none', () => {
    const words = JSON.stringify([fitRules, cases]).toUpperCase()
    expect(offenceExclusions.filter((code) => words.includes(code) && code !== 'OTHER')).toEqual([])
  })
})
