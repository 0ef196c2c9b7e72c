import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, type ConsentEvent, type NumberedEvent } from '#lib/consent/fold.ts'
import {
  canAnswer,
  canDo,
  requestStatusOf,
  statusOf,
  type ConsentAction,
  type ConsentStatus,
  type Sharing
} from '#lib/consent/rules.ts'
import { statusList, type StatusEntry, type StatusKind } from './status-list.ts'

const day = 24 * 60 * 60 * 1000
const lapses = 28 * day
const about = { consentId: 'c1', requestId: 'q1' }

const given = (change: object = {}): ConsentEvent => ({
  kind: 'given',
  consentId: 'c1',
  threadRef: 't1',
  sections: ['contact', 'goals'],
  access: 'look',
  from: 0,
  until: 200 * day,
  untilDate: '2026-06-02',
  untilZone: 'Europe/London',
  reconfirmBy: 90 * day,
  noticeSha256: 'n',
  how: 'kiosk',
  beside: false,
  renews: null,
  requestId: 'q1',
  ...change
})
const asked: ConsentEvent = {
  kind: 'requested',
  requestId: 'q1',
  organisationId: 'o1',
  purpose: 'home',
  access: 'look',
  needed: ['contact'],
  optional: ['goals'],
  untilDate: '2026-06-02',
  noticeSha256: 'n',
  lapsesAt: lapses
}
const paused = (cause: 'person' | 'restore' = 'person'): ConsentEvent => ({
  kind: 'paused',
  consentId: 'c1',
  cause
})
const change = (kind: 'resumed' | 'withdrawn' | 'revoked'): ConsentEvent => ({ kind, consentId: 'c1' })

const numbered = (...events: readonly [at: number, event: ConsentEvent][]): NumberedEvent[] =>
  events.map(([at, event], i) => ({ seq: i + 1, at, event }))
const told = (entries: readonly StatusEntry[]) => entries.map(({ kind, at, by }) => [kind, at / day, by])

describe('what happened to a yes', () => {
  it.each<[string, number, [number, ConsentEvent][], unknown[]]>([
    ['a question', 1, [[0, asked]], [['requested', 0, 'recipient']]],
    [
      'a question left for now',
      2,
      [
        [0, asked],
        [day, { kind: 'deferred', requestId: 'q1' }]
      ],
      [
        ['requested', 0, 'recipient'],
        ['deferred', 1, 'person']
      ]
    ],
    [
      'a no',
      2,
      [
        [0, asked],
        [day, { kind: 'refused', requestId: 'q1' }]
      ],
      [
        ['requested', 0, 'recipient'],
        ['refused', 1, 'person']
      ]
    ],
    [
      'a question taken back',
      2,
      [
        [0, asked],
        [day, { kind: 'cancelled', requestId: 'q1' }]
      ],
      [
        ['requested', 0, 'recipient'],
        ['cancelled', 1, 'recipient']
      ]
    ],
    [
      'a question that nobody answered',
      28,
      [[0, asked]],
      [
        ['requested', 0, 'recipient'],
        ['lapsed', 28, 'time']
      ]
    ],
    ['a question a day before it lapses', 27, [[0, asked]], [['requested', 0, 'recipient']]],
    [
      'a yes to a question',
      3,
      [
        [0, asked],
        [day, given()]
      ],
      [
        ['requested', 0, 'recipient'],
        ['given', 1, 'person']
      ]
    ],
    ['a yes that goes on with another', 3, [[day, given({ renews: 'c0' })]], [['renewed', 1, 'person']]],
    [
      'paused and gone on',
      3,
      [
        [0, given()],
        [day, paused()],
        [2 * day, change('resumed')]
      ],
      [
        ['given', 0, 'person'],
        ['paused', 1, 'person'],
        ['resumed', 2, 'person']
      ]
    ],
    [
      'paused by a restore',
      3,
      [
        [0, given()],
        [day, paused('restore')]
      ],
      [
        ['given', 0, 'person'],
        ['paused', 1, 'operator']
      ]
    ],
    [
      'everything paused',
      3,
      [
        [0, given()],
        [day, { kind: 'everything-paused' }],
        [2 * day, { kind: 'everything-resumed' }]
      ],
      [
        ['given', 0, 'person'],
        ['paused', 1, 'person'],
        ['resumed', 2, 'person']
      ]
    ],
    [
      'given while everything is paused',
      3,
      [
        [0, { kind: 'everything-paused' }],
        [day, given()]
      ],
      [
        ['given', 1, 'person'],
        ['paused', 1, 'person']
      ]
    ],
    [
      'paused by itself when everything is resumed',
      9,
      [
        [0, given()],
        [day, paused()],
        [2 * day, { kind: 'everything-paused' }],
        [3 * day, { kind: 'everything-resumed' }]
      ],
      [
        ['given', 0, 'person'],
        ['paused', 1, 'person']
      ]
    ],
    [
      'due',
      90,
      [[0, given()]],
      [
        ['given', 0, 'person'],
        ['reconfirm-due', 90, 'time']
      ]
    ],
    ['a day before it is due', 89, [[0, given()]], [['given', 0, 'person']]],
    [
      'said again after it was due',
      100,
      [
        [0, given()],
        [95 * day, { kind: 'reconfirmed', consentId: 'c1', reconfirmBy: 185 * day }]
      ],
      [
        ['given', 0, 'person'],
        ['reconfirm-due', 90, 'time'],
        ['reconfirmed', 95, 'person']
      ]
    ],
    [
      'gone on after it was due meanwhile',
      120,
      [
        [0, given()],
        [80 * day, paused()],
        [110 * day, change('resumed')]
      ],
      [
        ['given', 0, 'person'],
        ['paused', 80, 'person'],
        ['resumed', 110, 'person'],
        ['reconfirm-due', 110, 'time']
      ]
    ],
    [
      'run out',
      200,
      [[0, given()]],
      [
        ['given', 0, 'person'],
        ['reconfirm-due', 90, 'time'],
        ['expired', 200, 'time']
      ]
    ],
    [
      'stopped',
      300,
      [
        [0, given()],
        [day, change('withdrawn')]
      ],
      [
        ['given', 0, 'person'],
        ['withdrawn', 1, 'person']
      ]
    ],
    [
      'ended with the account',
      300,
      [
        [0, given()],
        [day, change('revoked')]
      ],
      [
        ['given', 0, 'person'],
        ['revoked', 1, 'operator']
      ]
    ],
    [
      'replaced',
      300,
      [
        [0, given()],
        [day, { kind: 'superseded', consentId: 'c1', by: 'c2' }]
      ],
      [
        ['given', 0, 'person'],
        ['superseded', 1, 'person']
      ]
    ],
    [
      'frozen',
      2,
      [
        [0, given()],
        [day, { kind: 'frozen', consentId: 'c1', versions: { contact: 1 } }]
      ],
      [
        ['given', 0, 'person'],
        ['frozen', 1, 'person']
      ]
    ],
    [
      'narrowed',
      2,
      [
        [0, given()],
        [day, { kind: 'narrowed', consentId: 'c1', sections: ['contact'] }]
      ],
      [
        ['given', 0, 'person'],
        ['narrowed', 1, 'operator']
      ]
    ]
  ])('is told for %s', (_, now, events, expected) => {
    expect(told(statusList(about, numbered(...events), now * day))).toEqual(expected)
  })

  it('leaves out what happened to another yes or question', () => {
    const other = numbered(
      [0, { ...asked, requestId: 'q2' } as ConsentEvent],
      [1, given({ consentId: 'c2', requestId: 'q2' })],
      [2, { kind: 'withdrawn', consentId: 'c2' }]
    )
    expect(statusList(about, other, 300 * day)).toEqual([])
  })

  it('ends with the state that the rules say, after whatever can happen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(40 * day), fc.constantFrom(...tries)), { minLength: 8, maxLength: 30 }),
        fc.nat(60 * day),
        (steps, rest) => {
          const events: NumberedEvent[] = []
          let at = 0
          for (const [wait, attempt] of steps) {
            at += wait
            const event = attempt(fold(events), at)
            if (event) events.push({ seq: events.length + 1, at, event })
          }
          const sharing = fold(events)
          const list = statusList(about, events, at + rest)
          expect(list.map(({ at }) => at)).toEqual(list.map(({ at }) => at).sort((a, b) => a - b))
          const last = list.findLast(({ kind }) => kind !== 'frozen' && kind !== 'narrowed')
          const consent = sharing.consents.get('c1')
          const request = sharing.requests.get('q1')
          if (consent) {
            const status = statusOf(consent, sharing.pausedEverythingAt, at + rest)
            expect(stateAfter[last!.kind] ?? last!.kind).toBe(status)
            expect(list.at(-1)!.open).toBe(status === 'active')
          } else expect(last?.kind).toBe(request && requestStatusOf(request, at + rest))
        }
      ),
      { numRuns: 1_000 }
    )
  })
})

type Try = (sharing: Sharing, now: number) => ConsentEvent | null

/** What may happen to a yes, when the rules allow it. */
const onConsent =
  (action: ConsentAction, event: (now: number) => ConsentEvent): Try =>
  (sharing, now) => {
    const consent = sharing.consents.get('c1')
    return consent && canDo(action, consent, now) ? event(now) : null
  }
const onRequest =
  (kind: 'deferred' | 'refused' | 'cancelled'): Try =>
  ({ requests }, now) => {
    const request = requests.get('q1')
    return request && canAnswer(request, now) ? { kind, requestId: 'q1' } : null
  }

const tries: readonly Try[] = [
  ({ requests, consents }, now) =>
    requests.size + consents.size === 0 ? { ...asked, lapsesAt: now + lapses } : null,
  ({ requests, consents }, now) => {
    const request = requests.get('q1')
    if (consents.size > 0 || (request && !canAnswer(request, now))) return null
    const times = { from: now, until: now + 200 * day, reconfirmBy: now + 90 * day }
    return given({ ...times, requestId: request ? 'q1' : null })
  },
  onConsent('pause', () => paused()),
  onConsent('resume', () => change('resumed')),
  onConsent('reconfirm', (now) => ({ kind: 'reconfirmed', consentId: 'c1', reconfirmBy: now + 90 * day })),
  onConsent('freeze', () => ({ kind: 'frozen', consentId: 'c1', versions: { contact: 1 } })),
  onConsent('narrow', () => ({ kind: 'narrowed', consentId: 'c1', sections: ['contact'] })),
  onConsent('withdraw', () => change('withdrawn')),
  onConsent('revoke', () => change('revoked')),
  onConsent('supersede', () => ({ kind: 'superseded', consentId: 'c1', by: 'c2' })),
  onRequest('deferred'),
  onRequest('refused'),
  onRequest('cancelled'),
  () => ({ kind: 'everything-paused' }),
  () => ({ kind: 'everything-resumed' })
]

const stateAfter: Partial<Record<StatusKind, ConsentStatus>> = {
  given: 'active',
  renewed: 'active',
  resumed: 'active',
  reconfirmed: 'active'
}
