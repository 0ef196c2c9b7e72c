import type { Goal } from '#lib/record/goals.ts'
import type { SectionDocument, SectionName } from '#lib/record/sections.ts'

const day = 24 * 60 * 60 * 1000 // ms

/**
 * What Jay told Waymark so far: some things filled in, some "not yet", some "rather not say". Numbers are
 * of ranges that belong to nobody.
 *
 * @param now ms UTC
 */
export function jaysRecord(now: number): readonly [SectionName, SectionDocument][] {
  const inDays = (days: number) => new Date(now + days * day).toISOString().slice(0, 10)
  const goals: readonly Goal[] = [
    {
      id: 'jay-home',
      title: 'A room I can stay in',
      pathway: 'ACCOMMODATION',
      why: 'I slept on sofas last time. It did not last a week.',
      steps: [
        { id: 'first', text: 'Tell the council I may have nowhere to stay', status: 'ACTIVE' },
        { id: 'viewing', text: 'Ask my mum for the address of her landlord', status: 'COMPLETE' }
      ],
      targetDate: inDays(42),
      status: 'ACTIVE'
    },
    {
      id: 'jay-card',
      title: 'Get my CSCS card',
      pathway: 'EDUCATION_SKILLS_AND_WORK',
      steps: [{ id: 'first', text: 'Book the health and safety test', status: 'NOT_STARTED' }],
      status: 'ACTIVE'
    },
    {
      id: 'jay-call',
      title: 'Ring my daughter every Sunday',
      pathway: 'CHILDREN_FAMILIES_AND_COMMUNITY',
      steps: [],
      status: 'ACTIVE'
    }
  ]
  const looks = [
    {
      id: 'jay-before',
      day: inDays(-56),
      home: 'NOT_STARTED',
      mind: 'HARD',
      family: 'GETTING_THERE',
      recovery: 'HARD',
      work: 'NOT_STARTED',
      money: 'HARD',
      health: 'GETTING_THERE',
      with: { none: true }
    },
    {
      id: 'jay-now',
      day: inDays(-2),
      home: 'HARD',
      mind: 'GETTING_THERE',
      family: 'MOSTLY_OK',
      recovery: 'GETTING_THERE',
      work: 'GETTING_THERE',
      money: 'HARD',
      health: { ratherNotSay: true },
      with: 'My mentor',
      note: 'My daughter came to visit.'
    }
  ]
  return [
    ['wheel', { looks }],
    [
      'identity',
      {
        legalName: 'Jayden Michael Okafor',
        likedName: 'Jay',
        dateOfBirth: '1994-08-14',
        sex: 'MALE',
        gender: { ratherNotSay: true },
        nationality: 'British',
        placeOfBirth: 'Slough'
      }
    ],
    [
      'contact',
      {
        phone: { none: true },
        safeWays: ['LETTER', 'WORKER'],
        leaveMessages: 'NO',
        language: 'ENGLISH',
        interpreter: 'NO'
      }
    ],
    ['goals', { goals }],
    [
      'id-documents',
      {
        birthCertificate: 'ARRIVED',
        passport: 'LOST',
        drivingLicence: 'DO_NOT_HAVE',
        citizenCard: 'SENT',
        deedPoll: { none: true },
        bankAccount: 'SENT'
      }
    ],
    [
      'work',
      {
        jobs: [
          { id: 'jay-roofs', title: 'Roofer’s mate', place: 'A firm in Slough', from: '2015', to: '2018' }
        ],
        insideWork: 'Painting and mending on the wings. Two years.',
        skills: 'Heights. Turning up on time.',
        cards: ['FIRST_AID'],
        wanted: ['BUILDING']
      }
    ],
    [
      'needs',
      {
        helpWith: ['ACCOMMODATION', 'EDUCATION_SKILLS_AND_WORK'],
        armedForces: 'NO',
        reading: ['PLAIN', 'ALOUD'],
        memory: ['WRITTEN', 'ONE_THING'],
        thinking: { ratherNotSay: true }
      }
    ],
    [
      'release',
      {
        prison: 'BULLINGDON',
        releaseDate: inDays(56),
        howSure: 'LIKELY',
        workerOutside: { none: true }
      }
    ]
  ]
}
