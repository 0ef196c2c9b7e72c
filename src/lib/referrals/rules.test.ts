import { describe, expect, it } from 'vitest'
import {
  actionsFor,
  answerBy,
  canDo,
  daysSince,
  interestActions,
  interestStates,
  isOpenState,
  isOverdue,
  mayRate,
  type InterestAction,
  type InterestState
} from './rules.ts'

/** Every state: what the service and the person may do in it. */
const table: Record<InterestState, { service: InterestAction[]; person: InterestAction[]; open: boolean }> = {
  SENT: {
    service: ['see', 'accept', 'put-on-list', 'say-not-able', 'start'],
    person: ['withdraw'],
    open: true
  },
  SEEN: { service: ['accept', 'put-on-list', 'say-not-able', 'start'], person: ['withdraw'], open: true },
  ACCEPTED: { service: ['say-not-able', 'start'], person: ['withdraw'], open: true },
  WAITING_LIST: { service: ['accept', 'say-not-able', 'start'], person: ['withdraw'], open: true },
  STARTED: { service: ['finish'], person: ['withdraw'], open: true },
  NOT_ABLE: { service: [], person: [], open: false },
  FINISHED: { service: [], person: [], open: false },
  WITHDRAWN: { service: [], person: [], open: false }
}

describe('what may happen to an interest', () => {
  it.each(interestStates)('in %s is this and no more', (state) => {
    expect(actionsFor('service', state)).toEqual(table[state].service)
    expect(actionsFor('person', state)).toEqual(table[state].person)
    expect(isOpenState(state)).toBe(table[state].open)
  })

  it('is, cell by cell, what the table of transitions says', () => {
    let cells = 0
    for (const state of interestStates) {
      for (const action of Object.keys(interestActions) as InterestAction[]) {
        for (const by of ['service', 'person'] as const) {
          cells += 1
          expect(canDo(by, action, state), `${by} ${action} ${state}`).toBe(table[state][by].includes(action))
        }
      }
    }
    expect(cells).toBe(8 * 7 * 2)
  })

  it('never lets a service take an interest back, nor a person answer their own', () => {
    for (const state of interestStates) {
      expect(canDo('service', 'withdraw', state)).toBe(false)
      expect(canDo('person', 'accept', state)).toBe(false)
    }
  })

  it('can be found useful once it began', () => {
    expect(interestStates.filter(mayRate)).toEqual(['STARTED', 'FINISHED'])
  })
})

describe('an answer', () => {
  const friday = Date.parse('2026-11-20T16:00Z')

  it('is due by the end of the second working day', () => {
    expect(answerBy(friday)).toBe('2026-11-24')
    expect(isOverdue({ state: 'SENT', sentAt: friday }, Date.parse('2026-11-24T23:59:59.999Z'))).toBe(false)
    expect(isOverdue({ state: 'SEEN', sentAt: friday }, Date.parse('2026-11-25T00:00Z'))).toBe(true)
  })

  it.each(interestStates)('is late only while there is none: %s', (state) => {
    const late = isOverdue({ state, sentAt: friday }, friday + 30 * 86_400_000)
    expect(late).toBe(state === 'SENT' || state === 'SEEN')
  })

  it('is waited for in London days', () => {
    expect(daysSince(Date.parse('2026-06-05T22:30Z'), Date.parse('2026-06-05T23:30Z'))).toBe(1)
    expect(daysSince(friday, friday)).toBe(0)
    expect(daysSince(friday, friday - 86_400_000)).toBe(0)
  })
})
