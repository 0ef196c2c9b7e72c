import { describe, expect, it } from 'vitest'
import {
  appointmentStates,
  isOpen,
  marks,
  marksOpenFor,
  mayBring,
  mayMark,
  stateNow,
  stateOf,
  type AppointmentState,
  type Mark,
  type Side,
  type Standing
} from './rules.ts'

const startsAt = Date.UTC(2026, 10, 23, 9)

/** Every moment at which something could be different. */
const moments = {
  before: startsAt - 1,
  start: startsAt,
  late: startsAt + marksOpenFor - 1,
  over: startsAt + marksOpenFor
} as const
type Moment = keyof typeof moments
type Turn = 'own' | 'other' | 'nobody'

/** What is allowed, told apart from the rules: `who from to` → moments, whose turn, and whether the person had spoken. */
const allowed: Record<string, (moment: Moment, turn: Turn, spoke: boolean) => boolean> = {
  'person PROPOSED PROPOSED': (_, turn) => turn === 'own',
  'person PROPOSED CONFIRMED': (moment, turn) => turn === 'own' && moment === 'before',
  'person PROPOSED CANCELLED': () => true,
  'service PROPOSED PROPOSED': () => true,
  'service PROPOSED CONFIRMED': (moment, turn) => turn === 'own' && moment === 'before',
  'service PROPOSED CANCELLED': () => true,
  'person CONFIRMED MOVED': (moment) => moment === 'before',
  'service CONFIRMED MOVED': (moment) => moment === 'before',
  'person CONFIRMED CANCELLED': (moment) => moment === 'before',
  'service CONFIRMED CANCELLED': (moment) => moment === 'before'
}
const began = (moment: Moment) => moment === 'start' || moment === 'late'
for (const to of marks) {
  allowed[`person CONFIRMED ${to}`] = began
  allowed[`service CONFIRMED ${to}`] = began
  for (const from of marks) {
    allowed[`person ${from} ${to}`] = began
    allowed[`service ${from} ${to}`] = (moment, _, spoke) => began(moment) && !spoke
  }
}

describe('every cell of the table', () => {
  const sides: Side[] = ['person', 'service']
  const cells = sides.flatMap((who) =>
    appointmentStates.flatMap((from) => appointmentStates.map((to) => [who, from, to] as const))
  )

  it.each(cells)('%s from %s to %s', (who, from, to) => {
    const expected = allowed[`${who} ${from} ${to}`] ?? (() => false)
    for (const moment of Object.keys(moments) as Moment[]) {
      for (const turn of ['own', 'other', 'nobody'] as const) {
        for (const personMark of [null, ...marks]) {
          const standing: Standing = { state: from, turn: sideOf(who, turn), startsAt, personMark }
          const why = `${moment}, turn ${turn}, the person said ${personMark}`
          expect(mayBring(who, standing, to, moments[moment]), why).toBe(
            expected(moment, turn, personMark !== null)
          )
        }
      }
    }
  })
})

function sideOf(who: Side, turn: Turn): Side | null {
  if (turn === 'nobody') return null
  return (turn === 'own') === (who === 'person') ? 'person' : 'service'
}

describe('an answer', () => {
  it('needs a time that is ahead, when none is agreed yet', () => {
    const standing: Standing = { state: 'PROPOSED', turn: 'person', startsAt: null, personMark: null }
    expect(mayBring('person', standing, 'CONFIRMED', startsAt - 1, startsAt)).toBe(true)
    expect(mayBring('person', standing, 'CONFIRMED', startsAt, startsAt)).toBe(false)
    expect(mayBring('person', standing, 'CONFIRMED', startsAt)).toBe(false)
  })
})

describe('how it went', () => {
  it.each(appointmentStates)('can be said of one that is %s only if it was to take place', (state) => {
    const takesPlace = ['CONFIRMED', ...marks].includes(state)
    for (const moment of Object.keys(moments) as Moment[]) {
      const standing: Standing = { state, turn: null, startsAt, personMark: null }
      expect(mayMark(standing, moments[moment]), moment).toBe(takesPlace && began(moment))
    }
  })

  it('is the person’s word, and while they say nothing the service’s', () => {
    for (const own of [null, ...marks]) {
      for (const theirs of [null, ...marks]) {
        const expected: Mark | 'CONFIRMED' = own === null ? (theirs === null ? 'CONFIRMED' : theirs) : own
        expect(stateOf(own, theirs)).toBe(expected)
      }
    }
  })
})

describe('an appointment is open', () => {
  it.each([
    ['PROPOSED', null, true],
    ['PROPOSED', startsAt, true],
    ['CONFIRMED', startsAt + 1, true],
    ['CONFIRMED', startsAt, false],
    ['CONFIRMED', null, false],
    ['ATTENDED', startsAt + 1, false],
    ['MOVED', startsAt + 1, false],
    ['CANCELLED', startsAt + 1, false]
  ] as [AppointmentState, number | null, boolean][])('%s, starting at %s: %s', (state, at, open) => {
    expect(isOpen({ state, startsAt: at }, startsAt)).toBe(open)
  })
})

describe('an interest that ends', () => {
  it.each([
    ['PROPOSED', 'WITHDRAWN', 'CANCELLED'],
    ['PROPOSED', 'NOT_ABLE', 'CANCELLED'],
    ['PROPOSED', 'FINISHED', 'PROPOSED'],
    ['PROPOSED', 'ACCEPTED', 'PROPOSED'],
    ['CONFIRMED', 'WITHDRAWN', 'CANCELLED'],
    ['ATTENDED', 'WITHDRAWN', 'ATTENDED'],
    ['MOVED', 'WITHDRAWN', 'MOVED']
  ] as [AppointmentState, string, AppointmentState][])(
    'makes one that is %s and belongs to one that is %s: %s',
    (state, interest, expected) => {
      expect(stateNow({ state, startsAt }, { state: interest, endedAt: startsAt - 1 })).toBe(expected)
    }
  )

  it('takes nothing away that had begun by then, nor before it ended', () => {
    const confirmed = { state: 'CONFIRMED', startsAt } as const
    expect(stateNow(confirmed, { state: 'WITHDRAWN', endedAt: startsAt })).toBe('CONFIRMED')
    expect(stateNow(confirmed, { state: 'WITHDRAWN', endedAt: null })).toBe('CONFIRMED')
  })
})
