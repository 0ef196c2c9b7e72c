import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { loadOrganisations } from '#practice/load-organisations.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { openReferral, wrongIn } from '../../../tests/support/open-referral.ts'
import { answerFeed } from './answer-feed.server.ts'
import { kindTerm, pathwayTerm } from './taxonomies.server.ts'

interface Page {
  total_items: number
  total_pages: number
  page_number: number
  size: number
  first_page: boolean
  last_page: boolean
  empty: boolean
  contents: { id: string; name: string; location?: object }[]
}

let db: TestDatabase
const ask = async (path: string) => {
  const [address = '', query = ''] = path.split('?')
  return answerFeed(db, address, new URLSearchParams(query))
}
const page = async (path: string) => {
  const { status, document } = await ask(path)
  expect(status).toBe(200)
  return document as Page
}
const names = async (path: string) => (await page(path)).contents.map(({ name }) => name)
const change = (title: string, set: Partial<typeof offer.$inferInsert>) =>
  db.write((tx) => tx.update(offer).set(set).where(eq(offer.title, title)))
/** The list is walked again a minute later. */
const later = () => db.clock.move(61_000)

beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
  await loadOrganisations(db)
  await change('Help to keep your home', {
    latitude: 51.752,
    longitude: -1.256,
    postcode: 'OX1 2AB',
    exceptions: [
      { date: '2026-12-24', hours: [[540, 720]], why: 'We close early.' },
      { date: '2026-12-25', hours: [], why: 'Christmas.' }
    ],
    saturdayDuty: { name: 'Ben', phone: '01632 960199' },
    whoFor: 'People with a tenancy.'
  })
  await db.write((tx) =>
    tx
      .update(organisation)
      .set({ register: 'charity', registerNumber: '1234567', website: 'https://connect-housing.example' })
      .where(eq(organisation.slug, 'connect-housing'))
  )
})
afterAll(() => db[Symbol.asyncDispose]())

describe('the feed', () => {
  it('says at its root which standard it follows', async () => {
    expect(await ask('')).toMatchObject({
      status: 200,
      document: {
        version: 'HSDS-UK-3.0',
        profile: expect.stringMatching(/^https:/),
        openapi_url: expect.stringMatching(/^https:.*openapi\.json$/)
      }
    })
  })

  it('fits the schemas of the standard on every page, and each thing by its id', async () => {
    const seen = new Set<string>()
    for (let number = 1, last = false; !last; number++) {
      const services = await page(`services?per_page=7&page=${number}`)
      last = services.last_page
      for (const service of services.contents) {
        seen.add(service.id)
        expect(wrongIn(openReferral.serviceInList, service)).toEqual([])
        const { document } = await ask(`services/${service.id}`)
        expect(wrongIn(openReferral.service, document)).toEqual([])
      }
    }
    expect(seen.size).toBe((await page('services')).total_items)
    expect(seen.size).toBe(20)
    for (const service of (await page('services?full=true')).contents)
      expect(wrongIn(openReferral.service, service)).toEqual([])
    for (const place of (await page('service_at_locations')).contents) {
      expect(wrongIn(openReferral.serviceAtLocationInList, place)).toEqual([])
      const { document } = await ask(`service_at_locations/${place.id}`)
      expect(wrongIn(openReferral.serviceAtLocation, document)).toEqual([])
    }
    for (const organization of (await page('organizations')).contents) {
      const { document } = await ask(`organizations/${organization.id}`)
      expect(wrongIn(openReferral.organization, organization)).toEqual([])
      expect(wrongIn(openReferral.organization, document)).toEqual([])
    }
  })

  it('turns its pages without a gap, and answers past the end with an empty one', async () => {
    const first = await page('services?per_page=15')
    expect(first).toMatchObject({
      total_items: 20,
      total_pages: 2,
      page_number: 1,
      size: 15,
      first_page: true,
      last_page: false,
      empty: false
    })
    const second = await page('services?per_page=15&page=2')
    expect(second).toMatchObject({ size: 5, first_page: false, last_page: true })
    expect(new Set([...first.contents, ...second.contents].map(({ id }) => id)).size).toBe(20)
    expect(await page('services?page=900000000')).toMatchObject({ size: 0, last_page: true, empty: true })
  })

  it('says more than the standard about whom it takes, waiting and local connection', async () => {
    const { document } = await ask(`services/${await idOf('Help to keep your home')}`)
    expect(document).toMatchObject({
      eligibility_description: expect.stringContaining('A local connection is needed.'),
      wait_time: expect.stringMatching(/waiting list.*2026-11-16$/i),
      assured_date: '2026-11-02',
      alert: 'Closed on 2026-12-25: Christmas.',
      waymark: { no_local_connection: false },
      contacts: [{ phones: [{ number: '01632 960112' }] }, { name: 'Ben', title: 'On duty on Saturdays' }],
      schedules: [
        { freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR', opens_at: '09:30:00', closes_at: '16:30:00' },
        { valid_from: '2026-12-24', valid_to: '2026-12-24', opens_at: '09:00:00', closes_at: '12:00:00' }
      ],
      organization: { organization_identifiers: [{ identifier_scheme: 'GB-CHC', identifier: '1234567' }] }
    })
  })

  it('says nothing of a hidden place but its district and phone', async () => {
    const title = 'A safe house for women'
    await change(title, {
      address: '7 Secret Street',
      postcode: 'HP7 9ZZ',
      latitude: 51.66812,
      longitude: -0.57123,
      town: 'Little Chalfont'
    })
    const id = await idOf(title)
    for (const path of [
      `services/${id}`,
      `service_at_locations/${id}`,
      'services?full=1',
      'service_at_locations'
    ]) {
      const said = JSON.stringify((await ask(path)).document)
      expect(said).toContain(title)
      for (const secret of ['Secret', '9ZZ', 'HP7', '51.668', '0.571', 'Little Chalfont'])
        expect(said).not.toContain(secret)
    }
    expect((await ask(`service_at_locations/${id}`)).document).toMatchObject({
      location: { location_type: 'physical', name: 'Buckinghamshire' }
    })
    expect(
      (await page('service_at_locations?postcode=HP7+9NZ&proximity=40000')).contents.map(({ id }) => id)
    ).not.toContain(id)
  })

  it('shows nothing that people do not see', async () => {
    later()
    const before = (await page('services')).total_items
    for (const state of ['draft', 'checking', 'refused', 'paused', 'ended'] as const) {
      await change('Help to keep your home', { state })
      expect(await names('services')).not.toContain('Help to keep your home')
      expect((await ask(`services/${await idOf('Help to keep your home')}`)).status).toBe(404)
    }
    later()
    expect((await page('services')).total_items).toBe(before - 1)
    await change('Help to keep your home', { state: 'live' })
    for (const state of ['applied', 'suspended'] as const) {
      const [hidden] = await db.read.select().from(organisation).where(eq(organisation.state, state))
      expect((await ask(`organizations/${hidden?.id}`)).status).toBe(404)
      expect((await ask(`services?organization_id=${hidden?.id}`)).document).toMatchObject({ total_items: 0 })
    }
  })

  it('answers the questions of the standard', async () => {
    later()
    expect(await names('services?search=rent+bills')).toContain('Help to keep your home')
    expect(await names(`services?taxonomy_term_id=${kindTerm('floating-support').id}`)).toContain(
      'Help to keep your home'
    )
    expect(await names(`services?taxonomy_term_id=${pathwayTerm('FINANCE_AND_ID').id}`)).toContain(
      'Help to keep your home'
    )
    expect(await names(`services?taxonomy_term_id=${newId()}`)).toEqual([])
    expect(await names('services?day=MO&start_time=09:30&end_time=16:30')).toContain('Help to keep your home')
    expect(await names('services?day=Sunday')).not.toContain('Help to keep your home')
    expect(await names('services?start_time=09:31&end_time=16:30')).not.toContain('Help to keep your home')
    expect(await names('services?minimum_age=19')).toEqual([])
    expect(await names('services?modified_after=2030-01-01T00:00:00Z')).toEqual([])
    const near = async (metres: number) =>
      (await page(`service_at_locations?postcode=OX1+1AA&proximity=${metres}`)).contents.map(({ id }) => id)
    const home = await idOf('Help to keep your home')
    expect(await near(2000)).toContain(home)
    expect((await near(2000)).length).toBeLessThan((await near(60_000)).length)
    expect((await page('service_at_locations?postcode=SW1A+1AA')).contents).toEqual([])
    const terms = await page(`taxonomy_terms?taxonomy_id=${kindTerm('job').taxonomy_id}`)
    expect(terms.total_items).toBe(18)
    expect((await page('taxonomies')).total_items).toBe(2)
  })

  it('walks the list for one question at a time, and puts off who comes while many wait', async () => {
    const asked = Array.from({ length: 30 }, (_, index) => ask(`services?minimum_age=${index + 200}`))
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(20)
    expect(statuses.filter((status) => status === 429)).toHaveLength(10)
    expect((await ask('services?minimum_age=229')).status, 'a moment later').toBe(200)
  })

  it.each([
    'services?page=0',
    'services?page=x',
    'services?per_page=-1',
    'services?day=2MO',
    'services?start_time=25:00',
    'services?modified_after=soon',
    `services?search=${'x'.repeat(201)}`
  ])('says which part of %s it cannot read', async (path) => {
    expect(await ask(path)).toMatchObject({
      status: 400,
      document: { message: expect.stringContaining(/\?(\w+)/.exec(path)![1]!) }
    })
  })

  it.each([
    'offers',
    'services/',
    'services/x/y',
    'services/not-there',
    '__proto__',
    'constructor',
    'taxonomies/x'
  ])('has nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404)
  })
})

async function idOf(title: string): Promise<string> {
  const [found] = await db.read.select({ id: offer.id }).from(offer).where(eq(offer.title, title))
  return found!.id
}
