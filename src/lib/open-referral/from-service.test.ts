import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { fromService, type ImportedOffer } from './from-service.ts'
import type { Note } from './notes.ts'

const id = 'ac148810-d857-441c-9679-408f346de14b'
function read(service: object): { offer: ImportedOffer; notes: readonly Note[] } {
  const answer = fromService({ id, name: 'Help', status: 'active', ...service })
  if (!answer.ok) throw new Error(answer.problem)
  return answer
}
const codes = (service: object) => read(service).notes.map(({ code }) => code)

describe('a service of another feed', () => {
  it('becomes a draft with what it says, and nothing that it does not', () => {
    const { offer, notes } = read({
      name: 'Community Debt Advice',
      description: 'Free help with debts. We ring the people you owe. You can bring a friend.',
      minimum_age: 18,
      maximum_age: 65,
      assured_date: '2026-05-01',
      organization: { id, name: 'Citizens Help' },
      schedules: [
        { id, freq: 'WEEKLY', byday: 'MO,TU', opens_at: '09:00:00', closes_at: '17:00:00' },
        { id, freq: 'WEEKLY', byday: 'FR', opens_at: '20:00', closes_at: '02:00' },
        {
          id,
          valid_from: '2026-12-24',
          valid_to: '2026-12-24',
          opens_at: '09:00',
          closes_at: '12:00',
          notes: 'Early'
        }
      ],
      service_areas: [{ id, name: 'All of Oxford and West Oxfordshire' }],
      service_at_locations: [
        {
          id,
          location: {
            id,
            location_type: 'physical',
            latitude: 51.7521,
            longitude: -1.2561,
            addresses: [
              { id, address_1: '4 Broad Yard', city: 'Oxford', postal_code: 'ox1 2ab', country: 'GB' }
            ],
            accessibility: [{ id, description: 'A ramp at the door.' }]
          }
        }
      ],
      languages: [{ id, name: 'Urdu' }],
      cost_options: [{ id, amount: 0 }],
      contacts: [{ id, phones: [{ id, number: '+44 1632 960112' }] }]
    })
    expect(notes).toEqual([])
    expect(offer).toMatchObject({
      sourceId: id,
      organisation: 'Citizens Help',
      confirmedAt: Date.UTC(2026, 4, 1, 12),
      doc: {
        title: 'Community Debt Advice',
        sentence: 'Free help with debts.',
        whatHappens: 'We ring the people you owe. You can bring a friend.',
        kind: 'money-advice',
        pathways: ['FINANCE_AND_ID'],
        where: ['in-person'],
        town: 'Oxford',
        address: '4 Broad Yard, Oxford',
        postcode: 'OX1 2AB',
        latitude: 51.752,
        longitude: -1.256,
        areas: ['Oxford', 'West Oxfordshire'],
        noLocalConnection: null,
        hours: { 1: [[540, 1020]], 2: [[540, 1020]], 5: [[1200, 1440]], 6: [[0, 120]] },
        exceptions: [{ date: '2026-12-24', hours: [[540, 720]], why: 'Early' }],
        phone: '01632 960112',
        minimumAge: 18,
        maximumAge: 65,
        languages: ['Urdu'],
        cost: 'Free',
        access: 'A ramp at the door.',
        capacity: null,
        exclusions: []
      }
    })
  })

  it('loses markup, scripts, links and unseen letters', () => {
    const { offer, notes } = read({
      name: 'Help <script>alert(1)</script><b>now</b>\u202e',
      description:
        '<p>Come &amp; see us.</p><p>Write to me@example.org or https://example.org/x &lt;img src=x onerror=alert(1)&gt;</p><style>p{}</style>'
    })
    expect(offer.doc.title).toBe('Help now')
    expect(offer.doc.sentence).toBe('Come & see us.')
    expect(offer.doc.whatHappens).toBe('Write to or')
    expect(notes).toEqual([{ code: 'links', part: 'description' }])
  })

  it('is read in no time, whatever one long word of it is made of', () => {
    const started = performance.now()
    for (const part of ['@', 'a@', 'a.', 'a@a.', '&amp', '<a ', 'www.', '\n ']) {
      read({ name: `Help ${part.repeat(20_000)}`, description: part.repeat(20_000) })
    }
    expect(performance.now() - started).toBeLessThan(5_000) // ms
  })

  it('cuts what is too long at a word, and says so', () => {
    const { offer, notes } = read({
      name: 'word '.repeat(100),
      description: `Short. ${'long '.repeat(1000)}`
    })
    expect(offer.doc.title.length).toBeLessThanOrEqual(70)
    expect(offer.doc.title).toMatch(/word…$/)
    expect(offer.doc.whatHappens.length).toBeLessThanOrEqual(1200)
    expect(notes.map(({ code }) => code)).toEqual(['cut', 'cut'])
  })

  it.each([
    [
      'times that make no sense',
      { schedules: [{ byday: 'MO', opens_at: 'noon', closes_at: '17:00' }] },
      'times'
    ],
    [
      'a day of the month',
      { schedules: [{ freq: 'MONTHLY', byday: '2MO', opens_at: '9:00', closes_at: '17:00' }] },
      'monthly'
    ],
    ['a number nobody can ring', { contacts: [{ phones: [{ number: 'ask inside' }] }] }, 'phone'],
    ['a number that costs extra', { phones: [{ number: '0905 123 4567' }] }, 'phone'],
    ['a point in the sea', { service_at_locations: [{ location: { latitude: 0, longitude: 0 } }] }, 'point'],
    ['several places', { service_at_locations: [{ location: {} }, { location: {} }] }, 'places'],
    ['areas that we do not know', { service_areas: [{ name: 'Atlantis' }] }, 'areas'],
    ['a fact of ours that is wrong', { waymark: { kind: 'circus', areas: ['Oxford'] } }, 'own-facts']
  ])('names %s and keeps the rest', (_, service, code) => {
    expect(codes(service)).toEqual([code])
  })

  it.each([
    [null, 'not-an-object'],
    ['text', 'not-an-object'],
    [{ name: 'Help' }, 'no-id'],
    [{ id: {}, name: 'Help' }, 'no-id'],
    [{ id, name: '<p></p>' }, 'no-name'],
    [{ id, name: 'Help', status: 'defunct' }, 'not-active']
  ])('is left out when it is %j', (service, problem) => {
    expect(fromService(service)).toMatchObject({ ok: false, problem })
  })

  it('never shows where a hidden place is', () => {
    const { doc } = read({
      service_at_locations: [
        {
          location: {
            latitude: 51.668,
            longitude: -0.57,
            addresses: [{ address_1: '7 Secret Street', city: 'Little Chalfont', postal_code: 'HP7 9ZZ' }]
          }
        }
      ],
      waymark: { hidden_place: true, where: ['in-person'] }
    }).offer
    expect(doc).toMatchObject({
      hiddenPlace: true,
      refuge: true,
      town: 'Buckinghamshire',
      address: null,
      postcode: null
    })
    expect(JSON.stringify(doc)).not.toMatch(/Secret|9ZZ|51\.668/)
  })

  it('answers whatever comes, and never with markup', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 3 }), fc.string(), fc.anything(), (rest, name, waymark) => {
        const answer = fromService({
          ...rest,
          id,
          name: `x${name}`,
          schedules: [rest],
          contacts: rest,
          waymark,
          service_at_locations: [{ location: rest }]
        })
        if (answer.ok) expect(JSON.stringify(answer.offer.doc)).not.toMatch(/<[a-z/!]/i)
      }),
      { numRuns: 200 }
    )
  })
})
