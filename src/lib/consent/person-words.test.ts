import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { askFormWords } from './ask-words.ts'
import { blockChoices, blockedName } from './block-choices.ts'
import { choicePage, isDraftChoice } from './draft-choices.ts'
import { draftNotice } from './draft-notice.server.ts'
import { asksAddress, countSteps, whatSections } from './draft-steps.ts'
import type { SharingDraft } from './draft.server.ts'
import { endingAnswers } from './ending-grounds.ts'
import { endingAnswerWords, endingWords } from './ending-words.ts'
import { hereOf } from './here.ts'
import type { Blocked } from './list-blocked.server.ts'
import type { SharingItem } from './list-sharing.server.ts'
import { sharingNotice } from './notice.server.ts'
import type { OwnRequest } from './own-requests.server.ts'
import { purposeWords } from './purpose-words.ts'
import { isPurpose, purposeOf, purposes, servicePurposes } from './purposes.ts'
import { askedInWords } from './request-in-words.ts'
import { requestNotice, type RequestFacts } from './request-notice.server.ts'
import { saidWords } from './said.ts'
import { sectionPhrase } from './section-phrases.ts'
import { inWords, sectionList } from './sharing-words.ts'
import { untilOptions } from './until-options.server.ts'

const now = Date.UTC(2026, 10, 22, 9) // a Sunday
const day = 24 * 60 * 60 * 1000 // ms

const draft: SharingDraft = {
  id: 'd1',
  about: { kind: 'offer', offerId: 'f1', title: 'A room' },
  organisationId: 'o1',
  organisationName: 'Connect Housing',
  worker: { accountId: 'w1', name: 'Anna' },
  recipient: { kind: 'organisation', organisationId: 'o1' },
  named: { kind: 'organisation', organisation: 'Connect Housing' },
  purpose: 'home',
  asksFor: ['contact', 'address'],
  needed: [],
  holds: ['identity', 'contact', 'address'],
  answers: { contact: true, identity: false },
  access: 'look',
  fromDate: null,
  untilChoice: '28-days',
  untilDate: '2026-12-20',
  consentId: null
}

describe('the choices of the last page', () => {
  it('who may look: the service, or the worker who is named', () => {
    const page = {
      title: 'Who may look',
      heading: 'Who there may look?',
      legend: 'Choose who',
      options: [
        {
          value: 'service',
          label: 'The whole service',
          hint: 'Whoever helps you at Connect Housing. If the worker changes, the new one can look.'
        },
        { value: 'worker', label: 'Only Anna', hint: 'Nobody else at Connect Housing can look.' }
      ],
      chosen: 'service',
      date: null
    }
    expect(choicePage('who', draft)).toEqual(page)
    const recipient = { kind: 'worker', organisationId: 'o1', accountId: 'w1' } as const
    expect(choicePage('who', { ...draft, recipient })).toEqual({ ...page, chosen: 'worker' })
    expect(choicePage('who', { ...draft, worker: null }), 'nobody to choose').toBeNull()
  })

  it('what they may do', () => {
    expect(choicePage('access', { ...draft, access: 'suggest' })).toEqual({
      title: 'What they may do',
      heading: 'What may they do?',
      legend: 'Choose one',
      options: [
        { value: 'look', label: 'Look', hint: 'They see it. They cannot change a thing.' },
        {
          value: 'suggest',
          label: 'Look and suggest changes',
          hint: 'They can write what they think should change. Only you can change it.'
        }
      ],
      chosen: 'suggest',
      date: null
    })
  })

  it('when it starts', () => {
    const page = {
      title: 'When it starts',
      heading: 'When does it start?',
      legend: 'Choose when',
      options: [
        { value: 'now', label: 'Now', hint: 'As soon as you say yes.' },
        { value: 'date', label: 'On a day I pick' }
      ],
      chosen: 'now',
      date: ''
    }
    expect(choicePage('start', draft)).toEqual(page)
    const later = { ...draft, fromDate: '2026-12-01' }
    expect(choicePage('start', later)).toEqual({ ...page, chosen: 'date', date: '2026-12-01' })
  })

  it('are three, by their names in the address', () => {
    expect(['who', 'access', 'start'].every(isDraftChoice)).toBe(true)
    expect(['', 'until', 'constructor'].some(isDraftChoice)).toBe(false)
  })
})

describe('the steps of the questions', () => {
  it('ask what the service asks for, offer the rest, and leave where somebody lives for its own step', () => {
    expect(whatSections(draft)).toEqual({ asked: ['contact'], more: ['identity'] })
    expect(asksAddress(draft)).toBe(true)
    expect(countSteps(draft)).toBe(3)
  })

  it.each([
    [{ ...draft, asksFor: ['contact'] }],
    [{ ...draft, holds: ['identity', 'contact'] as SharingDraft['holds'] }]
  ])('have no step for where somebody lives that is not asked, or may not be held', (other) => {
    expect(asksAddress(other)).toBe(false)
    expect(countSteps(other)).toBe(2)
  })

  it('end in the words of the yes, once there is a yes and an end', () => {
    expect(draftNotice(draft, now)?.sections).toEqual(['contact'])
    const both = { ...draft, answers: { identity: true, contact: true, health: true } }
    expect(draftNotice(both, now)?.sections).toEqual(['contact', 'identity'])
    expect(draftNotice({ ...draft, answers: { contact: false } }, now)).toBeNull()
    expect(draftNotice({ ...draft, untilDate: null }, now)).toBeNull()
  })
})

describe('the ends to choose from', () => {
  const spans = [
    { value: 'today', label: 'Today only', hint: 'Ends on Sunday 22 November' },
    { value: '7-days', label: 'For 7 days', hint: 'Ends on Sunday 29 November' },
    { value: '28-days', label: 'For 28 days', hint: 'Ends on Sunday 20 December' },
    { value: '3-months', label: 'For 3 months', hint: 'Ends on Monday 22 February 2027' }
  ]
  const date = { value: 'date', label: 'Until a day I pick' }

  it('each say the day that they mean', () => {
    expect(untilOptions(draft.about, null, now)).toEqual([...spans, date])
    expect(untilOptions(draft.about, '2026-12-01', now)).toEqual([
      ...spans,
      {
        value: 'after-release',
        label: 'Until 4 weeks after I get out',
        hint: 'Ends on Tuesday 29 December'
      },
      date
    ])
  })

  it('begin with the day that was asked for, or agreed, while it is ahead', () => {
    const hint = 'Ends on Tuesday 1 December'
    const asked = { kind: 'request', requestId: 'r1', access: 'look', untilDate: '2026-12-01' } as const
    expect(untilOptions(asked, null, now)[0]).toEqual({ value: 'asked', label: 'The day they ask for', hint })
    expect(untilOptions(asked, null, now).slice(1)).toEqual([...spans, date])
    const same = { kind: 'consent', consentId: 'c1', untilDate: '2026-12-01' } as const
    expect(untilOptions(same, null, now)[0]).toEqual({ value: 'same', label: 'As it is now', hint })
    expect(untilOptions(same, null, now + 30 * day)[0]?.value).toBe('today')
    expect(untilOptions(draft.about, '2026-09-01', now).map(({ value }) => value)).not.toContain(
      'after-release'
    )
  })
})

describe('whom somebody can block', () => {
  const place = { organisationId: 'o1', organisation: 'Connect Housing' }
  const anna: Blocked = {
    target: { kind: 'worker', id: 'w1' },
    party: { kind: 'worker', accountId: 'w1', name: 'Anna', ...place }
  }
  const service: Blocked = {
    target: { kind: 'organisation', id: 'o1' },
    party: { kind: 'organisation', ...place }
  }

  it('is one worker, or all of the service', () => {
    expect(blockChoices([anna, service])).toEqual([
      {
        value: 'worker',
        label: 'Only Anna',
        hint: 'Others at Connect Housing can still see what you share with the whole service.'
      },
      { value: 'organisation', label: 'All of Connect Housing' }
    ])
    expect([anna, service].map(blockedName)).toEqual(['Anna at Connect Housing', 'Connect Housing'])
  })
})

describe('the form that asks a person', () => {
  it('says its choices, and the day that each end means', () => {
    expect(askFormWords(['contact', 'goals'], now)).toEqual({
      purposes: [
        { value: 'home', label: 'to help you find a place to live' },
        { value: 'mind', label: 'to help you with how you think and feel' },
        { value: 'family', label: 'to help you with family and friends' },
        { value: 'recovery', label: 'to help you with drugs or drink' },
        { value: 'work', label: 'to help you learn or find work' },
        { value: 'money', label: 'to help you with money and ID' },
        { value: 'health', label: 'to help you with your health' }
      ],
      sections: [
        { name: 'ask-contact', label: 'How to reach me' },
        { name: 'ask-goals', label: 'My goals' }
      ],
      accesses: [
        { value: 'look', label: 'Look' },
        { value: 'suggest', label: 'Look and suggest changes' }
      ],
      ends: [
        { value: '7-days', label: 'For 7 days', hint: 'Ends on Sunday 29 November' },
        { value: '28-days', label: 'For 28 days', hint: 'Ends on Sunday 20 December' },
        { value: '3-months', label: 'For 3 months', hint: 'Ends on Monday 22 February 2027' },
        { value: 'date', label: 'Until a day I pick' }
      ]
    })
  })
})

const item: SharingItem = {
  consentId: 'c1',
  recipient: { kind: 'organisation', organisationId: 'o1' },
  recipientName: 'Connect Housing',
  purpose: 'home',
  sections: ['contact', 'goals'],
  access: 'look',
  isFrozen: false,
  beside: false,
  fromAt: now - day,
  givenAt: now - day,
  untilAt: now + 27 * day,
  untilDate: '2026-12-19',
  endedAt: null,
  state: 'active',
  can: ['pause', 'withdraw'],
  lastLook: null,
  lastLookedAt: null
}
const beside = { provedAt: now, moved: false }

describe('one sharing in words', () => {
  it('says who, why, what, until when, and who looked', () => {
    expect(inWords(item, now, beside)).toEqual({
      consentId: 'c1',
      organisation: 'Connect Housing',
      purpose: 'to help you find a place to live',
      purposeCode: 'home',
      sees: 'They can see: how to reach you and your goals',
      until: 'Until Saturday 19 December',
      looked: 'They have not looked yet',
      state: 'active',
      stateWords: 'They can look now',
      also: [],
      asks: null,
      can: ['pause', 'withdraw'],
      people: null
    })
  })

  it.each([
    [{ state: 'paused' }, { stateWords: 'Paused', also: ['Paused. They cannot look now.'] }],
    [
      { state: 'scheduled', fromAt: now + 2 * day },
      { stateWords: 'Not started yet', until: 'Starts on Tuesday 24 November. Until Saturday 19 December' }
    ],
    [
      { access: 'suggest', isFrozen: true },
      {
        also: [
          'They can suggest changes. Only you can make them.',
          'They see what stood there when you froze it. They do not see what you change.'
        ]
      }
    ],
    [{ state: 'reconfirm-due' }, { stateWords: 'Waiting for you' }],
    [{ state: 'expired' }, { stateWords: 'Came to its end on Saturday 19 December' }],
    [{ state: 'withdrawn', endedAt: now }, { stateWords: 'You stopped it on Sunday 22 November' }],
    [{ state: 'revoked', endedAt: now }, { stateWords: 'Ended on Sunday 22 November' }],
    [{ state: 'superseded', endedAt: now }, { stateWords: 'You changed it on Sunday 22 November' }],
    [{ lastLook: { at: now, name: 'Anna' } }, { looked: 'Anna looked today at 9am' }],
    [{ lastLook: { at: now - day, name: 'Anna' } }, { looked: 'Anna looked on Saturday 21 November at 9am' }],
    [{ recipient: { kind: 'supporter', supporterId: 's1' } }, { people: '/me/people/s1' }]
  ] satisfies [Partial<SharingItem>, object][])('%j', (other, expected) => {
    expect(inWords({ ...item, ...other }, now, beside)).toMatchObject(expected)
  })

  const due = 'You said yes 90 days ago. Do you still want this? They cannot look until you say so.'
  const alone = 'You said yes while a worker was beside you. Do you still want this?'
  const moved = 'Your release date moved. Look at this again.'
  const soon = { fromAt: now - 21 * day, untilAt: now + 7 * day - 1 }
  it.each<[string, Partial<SharingItem>, Partial<typeof beside>, object | null]>([
    ['a yes of 90 days ago', { state: 'reconfirm-due', beside: true }, {}, { words: due, by: 'keep' }],
    ['a yes said beside a worker', { beside: true }, { moved: true }, { words: alone, by: 'keep' }],
    ['that, in the same sitting', { beside: true }, { provedAt: item.givenAt }, null],
    ['a release date that moved', soon, { moved: true }, { words: moved, by: 'change' }],
    ['an end within 7 days', soon, {}, { words: 'This ends soon.', by: 'renew' }],
    ['an end in 7 days', { ...soon, untilAt: now + 7 * day }, {}, null],
    [
      'a yes that was for 7 days',
      { fromAt: now - 6 * day, untilAt: now + day },
      {},
      {
        words: 'This ends soon.',
        by: 'renew'
      }
    ],
    ['a yes that was for less', { fromAt: now - 6 * day + 1, untilAt: now + day }, {}, null],
    ['what is paused', { ...soon, state: 'paused', beside: true }, { moved: true }, null]
  ])('asks about %s what it should', (_, other, known, asks) => {
    expect(inWords({ ...item, ...other }, now, { ...beside, ...known }).asks).toEqual(asks)
  })

  it('lists what is shared as a sentence would', () => {
    expect(sectionList([])).toBe('')
    expect(sectionList(['contact'])).toBe('how to reach you')
    expect(sectionList(['contact', 'goals', 'identity'])).toBe('how to reach you, your goals and who you are')
    expect(sectionPhrase('gone')).toBe('gone')
  })
})

describe('what was just done', () => {
  const said = (what: string) => saidWords(new URL(`http://localhost/?said=${what}`))

  it.each([
    ['given', 'They know you are interested. They can see what you chose.'],
    ['answered', 'You said yes. This is what you share now.'],
    ['changed', 'Changed. This is what you share now.'],
    ['deferred', 'You left it for now. It waits here.'],
    ['refused', 'You said no. They see nothing new.'],
    ['stopped', 'Stopped. They can no longer look.'],
    ['paused', 'Paused. They cannot look until you go on.'],
    ['resumed', 'You share this again.'],
    ['kept', 'You keep sharing this.'],
    ['frozen', 'Done. They go on seeing what stands there today.'],
    ['blocked', 'Blocked. They can see nothing, and cannot ask you.'],
    ['unblocked', 'Not blocked any more. They still see nothing.'],
    ['dropped', 'That code can no longer be used.'],
    ['everything-paused', 'Everything is paused. Nobody can see anything.'],
    ['everything-resumed', 'You share again, as before.'],
    ['nothing we know', null],
    ['constructor', null]
  ])('%s: %s', (what, words) => {
    expect(said(what)).toBe(words)
  })

  it('is nothing when an address does not say', () => {
    expect(saidWords(new URL('http://localhost/'))).toBeNull()
  })
})

describe('what became of copies', () => {
  const told = { toldAt: now, answer: null, ground: null, answeredAt: null }
  const told22 = 'We told them on Sunday 22 November to delete their copies.'

  it.each([
    [
      { ...told, toldAt: null },
      'We will tell them to delete their copies. We do it when they next come here.'
    ],
    [told, `${told22} They have not answered yet.`],
    [{ ...told, answer: 'deleted' }, `${told22} They say they did.`],
    [
      { ...told, answer: 'ground', ground: 'legal-duty' },
      `${told22} They say they keep some of it, because the law says they must.`
    ],
    [
      { ...told, answer: 'ground', ground: 'badly-hurt' },
      `${told22} They say they keep some of it, because somebody may be badly hurt.`
    ],
    [
      { ...told, answer: 'ground', ground: 'contract' },
      `${told22} They say they keep some of it, because you have a contract or a home with them.`
    ],
    [
      { ...told, answer: 'ground', ground: 'legal-claim' },
      `${told22} They say they keep some of it, because they need it for a case in court.`
    ],
    [{ ...told, answer: 'ground', ground: 'no ground of ours' }, `${told22} They have not answered yet.`],
    [{ ...told, ground: 'contract' }, `${told22} They have not answered yet.`]
  ] as const)('%j', (ending, words) => {
    expect(endingWords(ending, now)).toBe(words)
  })

  it('has an answer for each case, that a worker can choose', () => {
    expect(endingAnswers.map((answer) => endingAnswerWords[answer]())).toEqual([
      'We deleted all that we copied out',
      'We keep some of it. A law says we must',
      'We keep some of it. Somebody may be badly hurt without it',
      'We keep some of it. We have a contract or a tenancy with this person',
      'We keep some of it. We need it for a legal claim'
    ])
  })
})

describe('a request in words', () => {
  const request: OwnRequest = {
    requestId: 'r1',
    organisationId: 'o1',
    purpose: 'home',
    access: 'look',
    needed: ['contact'],
    optional: [],
    untilDate: '2026-12-19',
    organisationName: 'Connect Housing',
    workerName: 'Anna',
    status: 'requested',
    askedAt: now,
    lapsesAt: now + 9 * day,
    consentId: null
  }

  it('says who asks, why, and how long it waits', () => {
    expect(askedInWords(request, now)).toEqual({
      requestId: 'r1',
      organisation: 'Connect Housing',
      words: 'Connect Housing asks to see some things to help you find a place to live.',
      waits: 'It waits until Tuesday 1 December.'
    })
    expect(askedInWords({ ...request, status: 'deferred' }, now).waits).toBe(
      'You said not now. It waits until Tuesday 1 December.'
    )
  })

  it('is kept in the exact words that were shown', () => {
    const facts: RequestFacts = {
      worker: 'Anna',
      organisation: 'Connect Housing',
      purpose: 'home',
      needed: ['contact'],
      optional: ['goals'],
      access: 'look',
      untilDate: '2026-12-19'
    }
    const lines = [
      'Anna at Connect Housing asks.',
      'Why: to help you find a place to live.',
      'They need to see: how to reach you.',
      'They would like to see: your goals. You can leave this out.',
      'They want to look. They cannot change a thing.',
      'They ask for this until the end of Saturday 19 December.'
    ]
    expect(requestNotice(facts, now)).toMatchObject({ version: 'request-1', lines })
    expect(requestNotice({ ...facts, access: 'suggest' }, now).lines[4]).toBe(
      'They want to look, and to suggest changes. Only you can make them.'
    )
  })
})

describe('the words of a yes', () => {
  const facts = {
    recipient: draft.named,
    purpose: 'home',
    sections: ['contact', 'goals'],
    access: 'look',
    fromDate: null,
    untilDate: '2026-12-19',
    now
  } as const
  const lines = [
    'You share with Connect Housing.',
    'Why: to help you find a place to live.',
    'They can look at: how to reach you.',
    'They can look at: your goals.',
    'Until the end of Saturday 19 December. Then it stops by itself.',
    'You can stop at any time, with one tap. You do not need to say why.',
    'If you say no, you can still use Waymark and find other help.',
    'If somebody may be badly hurt, a worker may have to tell.'
  ]

  it('are the same for the same facts, a line each, with their hash', () => {
    const notice = sharingNotice(facts)
    const sha256 = createHash('sha256').update(lines.join('\n')).digest('hex')
    expect(notice).toEqual({ language: 'en', version: 'sharing-2', lines, text: lines.join('\n'), sha256 })
  })

  it('say that one worker alone can look, that they may suggest, and when it starts', () => {
    const recipient = { kind: 'worker', name: 'Anna', organisation: 'Connect Housing' } as const
    expect(sharingNotice({ ...facts, recipient, access: 'suggest', fromDate: '2026-12-01' }).lines).toEqual([
      'You share with Anna at Connect Housing. Nobody else there can look.',
      ...lines.slice(1, 4),
      'They can suggest changes. Only you can make them.',
      'It starts on Tuesday 1 December.',
      ...lines.slice(4)
    ])
  })

  it('tell family that nobody has to share', () => {
    const family = sharingNotice({ ...facts, recipient: { kind: 'supporter', name: 'Rosa' } }).lines
    expect(family[0]).toBe('You share with Rosa.')
    expect(family.at(-2)).toBe('You do not have to share. You can say no to all of it.')
  })
})

describe('purposes', () => {
  it('have words, and follow from the part of life that an offer is about', () => {
    expect(purposes.map(purposeWords)).not.toContain('')
    expect(purposeWords('close')).toBe('to stay close and to help you')
    expect(purposeWords('constructor')).toBe('')
    expect(purposes.every(isPurpose)).toBe(true)
    expect(isPurpose('constructor')).toBe(false)
    expect(servicePurposes).toEqual(purposes.slice(0, -1))
    expect(
      (
        [
          'ACCOMMODATION',
          'ATTITUDES_THINKING_AND_BEHAVIOUR',
          'CHILDREN_FAMILIES_AND_COMMUNITY',
          'DRUGS_AND_ALCOHOL',
          'EDUCATION_SKILLS_AND_WORK',
          'FINANCE_AND_ID',
          'HEALTH'
        ] as const
      ).map(purposeOf)
    ).toEqual(servicePurposes)
  })
})

it('pages behind the private door begin there', () => {
  expect(hereOf({})).toBe('/me')
  expect(hereOf({ door: 'private' })).toBe('/me/private')
})
