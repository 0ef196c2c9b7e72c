import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  apply,
  canDo,
  decide,
  fold,
  noSharing,
  reconfirmAfter,
  statusOf,
  type Consent,
  type ConsentEvent,
  type Facts,
  type NumberedEvent
} from './rules.ts'

const from = 1_000
const until = 9_000
const terms = {
  consentId: 'c1',
  threadRef: 't1',
  sections: ['contact', 'goals'],
  from,
  until,
  untilDate: '2026-12-20',
  untilZone: 'Europe/London',
  reconfirmBy: 5_000,
  noticeSha256: 'ab',
  how: 'own-phone'
}
const given: ConsentEvent = { kind: 'given', ...terms }
const consent: Consent = { ...terms, state: 'open', givenSeq: 1, givenAt: from, endedAt: null }
const facts: Facts = {
  personIsHere: true,
  viewerBelongs: true,
  organisationState: 'verified',
  viewerIsAssigned: true,
  pausedEverythingAt: null,
  consent
}
const numbered = (...events: ConsentEvent[]): NumberedEvent[] =>
  events.map((event, i) => ({ seq: i + 1, at: 100 * (i + 1), event }))

describe('statusOf', () => {
  it.each([
    ['scheduled', from - 1],
    ['active', from],
    ['active', 4_999],
    ['reconfirm-due', 5_000],
    ['reconfirm-due', until - 1],
    ['expired', until],
    ['expired', until + 1]
  ])('is %s at %d ms', (status, now) => {
    expect(statusOf(consent, null, now)).toBe(status)
  })

  it('lays "pause everything" over what is running, and over nothing that has ended', () => {
    expect(statusOf(consent, 1, from)).toBe('paused')
    expect(statusOf(consent, 1, from - 1)).toBe('paused')
    expect(statusOf(consent, 1, 5_000)).toBe('paused')
    expect(statusOf(consent, 1, until)).toBe('expired')
    expect(statusOf({ ...consent, state: 'withdrawn' }, 1, from)).toBe('withdrawn')
  })

  it.each(['withdrawn', 'revoked', 'superseded'] as const)('stays %s at any time', (state) => {
    for (const now of [0, from, 5_000, until]) expect(statusOf({ ...consent, state }, null, now)).toBe(state)
  })

  it('ends a pause with the end that was agreed', () => {
    expect(statusOf({ ...consent, state: 'paused' }, null, until - 1)).toBe('paused')
    expect(statusOf({ ...consent, state: 'paused' }, null, until)).toBe('expired')
  })
})

describe('fold', () => {
  it('starts with nothing', () => {
    expect(fold([])).toEqual(noSharing)
  })

  it('keeps what was agreed, when it was given and its number', () => {
    expect(fold(numbered(given)).consents.get('c1')).toEqual({
      ...terms,
      state: 'open',
      givenSeq: 1,
      givenAt: 100,
      endedAt: null
    })
  })

  it.each([
    ['paused', [{ kind: 'paused', consentId: 'c1', cause: 'person' }], 'paused', null],
    [
      'resumed',
      [
        { kind: 'paused', consentId: 'c1', cause: 'person' },
        { kind: 'resumed', consentId: 'c1' }
      ],
      'open',
      null
    ],
    ['withdrawn', [{ kind: 'withdrawn', consentId: 'c1' }], 'withdrawn', 200],
    ['revoked', [{ kind: 'revoked', consentId: 'c1' }], 'revoked', 200],
    ['superseded', [{ kind: 'superseded', consentId: 'c1', by: 'c2' }], 'superseded', 200],
    [
      'stopped while paused',
      [
        { kind: 'paused', consentId: 'c1', cause: 'restore' },
        { kind: 'withdrawn', consentId: 'c1' }
      ],
      'withdrawn',
      300
    ]
  ] as [string, ConsentEvent[], string, number | null][])('%s', (_, events, state, endedAt) => {
    expect(fold(numbered(given, ...events)).consents.get('c1')).toMatchObject({ state, endedAt })
  })

  it('never brings back what has ended', () => {
    for (const end of ['withdrawn', 'revoked'] as const) {
      const after = fold(
        numbered(given, { kind: end, consentId: 'c1' }, { kind: 'resumed', consentId: 'c1' })
      )
      expect(after.consents.get('c1')?.state).toBe(end)
    }
  })

  it('moves the day to look again, and nothing else', () => {
    const after = fold(numbered(given, { kind: 'reconfirmed', consentId: 'c1', reconfirmBy: 8_000 }))
    expect(after.consents.get('c1')).toMatchObject({ reconfirmBy: 8_000, until, state: 'open' })
  })

  it('pauses everything from the first press, until the person goes on', () => {
    const paused = fold(numbered({ kind: 'everything-paused' }, { kind: 'everything-paused' }))
    expect(paused.pausedEverythingAt).toBe(100)
    expect(apply(paused, { seq: 3, at: 300, event: { kind: 'everything-resumed' } }).pausedEverythingAt).toBe(
      null
    )
  })

  it('takes no notice of an event about somebody else’s consent', () => {
    expect(fold(numbered(given, { kind: 'withdrawn', consentId: 'other' })).consents.get('c1')?.state).toBe(
      'open'
    )
  })

  it('counts every event', () => {
    expect(fold(numbered(given, { kind: 'withdrawn', consentId: 'other' })).lastSeq).toBe(2)
  })
})

describe('decide', () => {
  it('allows what was agreed, for as long as it runs', () => {
    expect(decide(facts, 'contact', from)).toBe(true)
    expect(decide(facts, 'goals', 4_999)).toBe(true)
  })

  it.each([
    ['a section that was not shared', facts, 'identity', from],
    ['a section nobody may share', { ...facts, consent: { ...consent, sections: ['story'] } }, 'story', from],
    ['a millisecond before it starts', facts, 'contact', from - 1],
    ['the millisecond it ends', { ...facts, consent: { ...consent, reconfirmBy: 99_999 } }, 'contact', until],
    ['the millisecond it is due', facts, 'contact', 5_000],
    ['a person who took their yes back', { ...facts, personIsHere: false }, 'contact', from],
    ['a viewer who has left', { ...facts, viewerBelongs: false }, 'contact', from],
    ['a colleague who does not help', { ...facts, viewerIsAssigned: false }, 'contact', from],
    ['a service not verified', { ...facts, organisationState: 'applied' }, 'contact', from],
    ['a service suspended', { ...facts, organisationState: 'suspended' }, 'contact', from],
    ['a pause over everything', { ...facts, pausedEverythingAt: 1 }, 'contact', from],
    ['a pause', { ...facts, consent: { ...consent, state: 'paused' } }, 'contact', from],
    ['a stop', { ...facts, consent: { ...consent, state: 'withdrawn' } }, 'contact', from],
    ['nothing shared at all', { ...facts, consent: null }, 'contact', from]
  ] as [string, Facts, string, number][])('denies %s', (_, these, section, now) => {
    expect(decide(these, section, now)).toBe(false)
  })
})

describe('what may happen to a consent', () => {
  it.each([
    ['withdraw', from, true],
    ['withdraw', from - 1, true],
    ['withdraw', 5_000, true],
    ['withdraw', until, false],
    ['pause', from, true],
    ['pause', until, false],
    ['resume', from, false],
    ['reconfirm', 5_000, true],
    ['reconfirm', until, false],
    ['supersede', from, true],
    ['supersede', until, false],
    ['revoke', from, true],
    ['revoke', until, true]
  ] as const)('%s at %d ms: %s', (action, now, allowed) => {
    expect(canDo(action, consent, now)).toBe(allowed)
  })

  it('lets a paused one be stopped or gone on with, not paused again', () => {
    const paused = { ...consent, state: 'paused' } as const
    expect([
      canDo('withdraw', paused, from),
      canDo('resume', paused, from),
      canDo('pause', paused, from)
    ]).toEqual([true, true, false])
  })

  it('asks again after 90 days', () => {
    expect(reconfirmAfter).toBe(90 * 86_400_000)
  })
})

const event = fc.oneof(
  fc.record({
    kind: fc.constantFrom('withdrawn', 'revoked', 'resumed'),
    consentId: fc.constantFrom('c1', 'c2')
  }),
  fc.record({
    kind: fc.constant('paused'),
    consentId: fc.constantFrom('c1', 'c2'),
    cause: fc.constantFrom('person', 'restore')
  }),
  fc.record({ kind: fc.constantFrom('everything-paused', 'everything-resumed') }),
  fc.constantFrom(given, { ...given, consentId: 'c2', threadRef: 't2' })
) as fc.Arbitrary<ConsentEvent>
const events = fc.array(event, { maxLength: 12 })
const allowedAt = (of: ConsentEvent[], id: string, now: number) => {
  const sharing = fold(numbered(...of))
  const found = sharing.consents.get(id) ?? null
  return decide({ ...facts, pausedEverythingAt: sharing.pausedEverythingAt, consent: found }, 'contact', now)
}

describe('always', () => {
  it('a stop never turns a no into a yes', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 10_000 }), (before, now) => {
        const after = allowedAt([...before, { kind: 'withdrawn', consentId: 'c1' }], 'c1', now)
        expect(after).toBe(false)
      })
    )
  })

  it('time passing never turns a no into a yes, except at the start', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: from, max: 10_000 }), fc.nat(5_000), (before, now, more) => {
        if (!allowedAt(before, 'c1', now)) expect(allowedAt(before, 'c1', now + more)).toBe(false)
      })
    )
  })

  it('what happens to one recipient changes nothing for another', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 10_000 }), (before, now) => {
        const touched: ConsentEvent[] = [...before, { kind: 'withdrawn', consentId: 'c1' }]
        expect(allowedAt(touched, 'c2', now)).toBe(allowedAt(before, 'c2', now))
      })
    )
  })
})
