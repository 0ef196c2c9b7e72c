import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, fold, noSharing, type ConsentEvent, type NumberedEvent } from './fold.ts'
import {
  canAnswer,
  canDo,
  coolOff,
  decide,
  endsSoon,
  mayAsk,
  problemWithAsking,
  reconfirmAfter,
  recipientKey,
  requestLapsesAfter,
  requestStatusOf,
  statusOf,
  type Consent,
  type Facts
} from './rules.ts'

const from = 1_000
const until = 9_000
const terms = {
  consentId: 'c1',
  threadRef: 't1',
  sections: ['contact', 'goals'],
  access: 'look',
  from,
  until,
  untilDate: '2026-12-20',
  untilZone: 'Europe/London',
  reconfirmBy: 5_000,
  noticeSha256: 'ab',
  how: 'own-phone',
  beside: false,
  renews: null,
  requestId: null
} as const
const given: ConsentEvent = { kind: 'given', ...terms }
const consent: Consent = {
  ...terms,
  state: 'open',
  givenSeq: 1,
  givenAt: from,
  endedAt: null,
  supersededBy: null,
  frozen: null
}
const facts: Facts = {
  personIsHere: true,
  viewerBelongs: true,
  recipient: 'organisation',
  organisation: { state: 'verified', kind: 'charity' },
  viewerIsAssigned: true,
  viewerIsNamed: false,
  isBlocked: false,
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
      endedAt: null,
      supersededBy: null,
      frozen: null
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

describe('what can be done with a yes', () => {
  it('that is frozen: all but freezing it again', () => {
    const frozen = { ...consent, frozen: { contact: 1 } }
    const can = (one: Consent) =>
      (['pause', 'reconfirm', 'freeze', 'change', 'renew', 'withdraw'] as const).filter((action) =>
        canDo(action, one, from)
      )
    expect(can(consent)).toEqual(['pause', 'reconfirm', 'freeze', 'change', 'renew', 'withdraw'])
    expect(can(frozen)).toEqual(['pause', 'reconfirm', 'change', 'renew', 'withdraw'])
  })

  it('goes by days that the person was told', () => {
    const day = 24 * 60 * 60 * 1000
    expect([reconfirmAfter, requestLapsesAfter, coolOff, endsSoon].map((time) => time / day)).toEqual([
      90, 28, 28, 7
    ])
  })
})

describe('decide', () => {
  it('allows what was agreed, for as long as it runs', () => {
    expect(decide(facts, 'contact', from)).toBe(true)
    expect(decide(facts, 'goals', 4_999)).toBe(true)
  })

  it.each([
    ['a section that was not shared', facts, 'identity', from],
    [
      'a section nobody may share',
      { ...facts, consent: { ...consent, sections: ['no-such'] } },
      'no-such',
      from
    ],
    ['a millisecond before it starts', facts, 'contact', from - 1],
    ['the millisecond it ends', { ...facts, consent: { ...consent, reconfirmBy: 99_999 } }, 'contact', until],
    ['the millisecond it is due', facts, 'contact', 5_000],
    ['a person who took their yes back', { ...facts, personIsHere: false }, 'contact', from],
    ['a viewer who has left', { ...facts, viewerBelongs: false }, 'contact', from],
    ['a colleague who does not help', { ...facts, viewerIsAssigned: false }, 'contact', from],
    [
      'a service not verified',
      { ...facts, organisation: { state: 'applied', kind: 'charity' } },
      'contact',
      from
    ],
    [
      'a service suspended',
      { ...facts, organisation: { state: 'suspended', kind: 'charity' } },
      'contact',
      from
    ],
    ['a pause over everything', { ...facts, pausedEverythingAt: 1 }, 'contact', from],
    ['a pause', { ...facts, consent: { ...consent, state: 'paused' } }, 'contact', from],
    ['a stop', { ...facts, consent: { ...consent, state: 'withdrawn' } }, 'contact', from],
    ['somebody the person blocked', { ...facts, isBlocked: true }, 'contact', from],
    ['a service that is not there', { ...facts, organisation: null }, 'contact', from],
    ['a worker who is not the one named', { ...facts, recipient: 'worker' }, 'contact', from],
    ['nothing shared at all', { ...facts, consent: null }, 'contact', from]
  ] as [string, Facts, string, number][])('denies %s', (_, these, section, now) => {
    expect(decide(these, section, now)).toBe(false)
  })
})

describe('decide, for others than a whole organisation', () => {
  const named: Facts = { ...facts, recipient: 'worker', viewerIsAssigned: false, viewerIsNamed: true }
  const family: Facts = { ...facts, recipient: 'supporter', organisation: null, viewerIsAssigned: false }

  it('opens what names one worker to that worker, whoever helps', () => {
    expect(decide(named, 'contact', from)).toBe(true)
    expect(decide({ ...named, viewerIsAssigned: true, viewerIsNamed: false }, 'contact', from)).toBe(false)
  })

  it('opens to a supporter what is for them, with no organisation', () => {
    expect(decide(family, 'contact', from)).toBe(true)
    expect(decide({ ...family, viewerBelongs: false }, 'contact', from)).toBe(false)
    expect(decide({ ...family, isBlocked: true }, 'contact', from)).toBe(false)
  })

  it.each([
    ['health', family, false],
    ['family', family, false],
    ['health', facts, true],
    ['family', facts, true],
    ['health', { ...facts, organisation: { state: 'verified', kind: 'employer' } }, true],
    ['family', { ...facts, organisation: { state: 'verified', kind: 'employer' } }, false],
    ['family', { ...named, organisation: { state: 'verified', kind: 'employer' } }, false]
  ] as [string, Facts, boolean][])('%s, whatever was agreed: case %#', (section, these, allowed) => {
    expect(decide({ ...these, consent: { ...consent, sections: [section] } }, section, from)).toBe(allowed)
  })
})

describe('requests', () => {
  const asked = fold(
    numbered({
      kind: 'requested',
      requestId: 'r1',
      organisationId: 'o1',
      purpose: 'home',
      access: 'look',
      needed: ['contact'],
      optional: [],
      untilDate: '2026-12-20',
      noticeSha256: 'ab',
      lapsesAt: 100 + requestLapsesAfter
    })
  )
  const after = (...events: ConsentEvent[]) =>
    events.reduce((sharing, event, i) => apply(sharing, { seq: i + 2, at: 1_000, event }), asked)
  const request = (sharing = asked) => sharing.requests.get('r1')!
  const asker = { organisationId: 'o1', accountId: 'w1', kind: 'charity' } as const

  it('lapse after 28 days, also when the person said not now', () => {
    for (const sharing of [asked, after({ kind: 'deferred', requestId: 'r1' })]) {
      const { state } = request(sharing)
      expect(requestStatusOf(request(sharing), 99 + requestLapsesAfter)).toBe(state)
      expect(requestStatusOf(request(sharing), 100 + requestLapsesAfter)).toBe('lapsed')
      expect(canAnswer(request(sharing), 99 + requestLapsesAfter)).toBe(true)
      expect(canAnswer(request(sharing), 100 + requestLapsesAfter)).toBe(false)
    }
  })

  it('are answered once; a yes after "not now" counts, a no after a yes does not', () => {
    const yes: ConsentEvent = { ...given, requestId: 'r1' }
    const later = after({ kind: 'deferred', requestId: 'r1' }, yes, { kind: 'refused', requestId: 'r1' })
    expect(request(later)).toMatchObject({ state: 'given', answeredAt: 1_000, consentId: 'c1' })
    expect(requestStatusOf(request(later), 10 + requestLapsesAfter * 2)).toBe('given')
    expect(canAnswer(request(later), 1_000)).toBe(false)
  })

  it.each(['refused', 'cancelled'] as const)('that were %s stay so', (kind) => {
    const later = after({ kind, requestId: 'r1' }, { ...given, requestId: 'r1' })
    expect(request(later)).toMatchObject({ state: kind, consentId: null })
    expect(later.consents.has('c1')).toBe(true)
  })

  it('come one at a time, after a no only 28 days later, and never from a statutory body', () => {
    expect(problemWithAsking(asker, noSharing, 0)).toBe(null)
    expect(problemWithAsking(asker, asked, 100)).toBe('already-asked')
    expect(problemWithAsking({ ...asker, organisationId: 'o2' }, asked, 100)).toBe(null)
    const no = after({ kind: 'refused', requestId: 'r1' })
    expect(problemWithAsking(asker, no, 999 + coolOff)).toBe('cooling-off')
    expect(problemWithAsking(asker, no, 1_000 + coolOff)).toBe(null)
    expect(problemWithAsking({ ...asker, kind: 'statutory' }, noSharing, 0)).toBe('may-not-ask')
    expect(mayAsk('council')).toBe(true)
  })

  it('may follow a yes, and one that was taken back, at once', () => {
    for (const end of [{ kind: 'cancelled', requestId: 'r1' } as const, { ...given, requestId: 'r1' }]) {
      expect(problemWithAsking(asker, after(end), 1_001)).toBe(null)
    }
  })

  it('do not come from somebody blocked, alone or with their organisation', () => {
    for (const target of [
      { kind: 'worker', id: 'w1' },
      { kind: 'organisation', id: 'o1' }
    ] as const) {
      const blocked = fold(numbered({ kind: 'blocked', target }))
      expect(problemWithAsking(asker, blocked, 0)).toBe('may-not-ask')
      const lifted = fold(numbered({ kind: 'blocked', target }, { kind: 'unblocked', target }))
      expect(problemWithAsking(asker, lifted, 0)).toBe(null)
    }
    const other = fold(numbered({ kind: 'blocked', target: { kind: 'supporter', id: 'o1' } }))
    expect(problemWithAsking(asker, other, 0)).toBe(null)
  })
})

describe('a yes that changes while it runs', () => {
  it('keeps the versions of the first day it was frozen', () => {
    const first = { kind: 'frozen', consentId: 'c1', versions: { contact: 2, goals: 0 } } as const
    const again = { ...first, versions: { contact: 9, goals: 9 } } as const
    expect(fold(numbered(given, first, again)).consents.get('c1')?.frozen).toEqual({ contact: 2, goals: 0 })
    expect(canDo('freeze', consent, from)).toBe(true)
    expect(canDo('freeze', { ...consent, frozen: {} }, from)).toBe(false)
  })

  it('can only lose sections', () => {
    const less: ConsentEvent = { kind: 'narrowed', consentId: 'c1', sections: ['goals', 'health'] }
    expect(fold(numbered(given, less)).consents.get('c1')?.sections).toEqual(['goals'])
  })

  it('names what took its place, and is said again alone when a worker was beside', () => {
    const beside = { ...given, beside: true } as const
    const again: ConsentEvent = { kind: 'reconfirmed', consentId: 'c1', reconfirmBy: 8_000 }
    expect(fold(numbered(beside)).consents.get('c1')?.beside).toBe(true)
    expect(fold(numbered(beside, again)).consents.get('c1')?.beside).toBe(false)
    const replaced: ConsentEvent = { kind: 'superseded', consentId: 'c1', by: 'c2' }
    expect(fold(numbered(given, replaced)).consents.get('c1')?.supersededBy).toBe('c2')
  })
})

it.each([
  [{ kind: 'organisation', organisationId: 'o' }, 'organisation:o'],
  [{ kind: 'worker', organisationId: 'o', accountId: 'w' }, 'worker:o:w'],
  [{ kind: 'supporter', supporterId: 's' }, 'supporter:s']
] as const)('a recipient is one text: %#', (recipient, key) => {
  expect(recipientKey(recipient)).toBe(key)
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
