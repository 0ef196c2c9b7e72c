import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { offerKinds, pathways } from '#lib/offers/rules.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { measure } from '../../scripts/reading-level.ts'
import { openTestDatabase } from '../../tests/support/database.ts'
import { practiceOrganisations } from './content/organisations.ts'
import { loadOrganisations, practiceOffers } from './load-organisations.server.ts'

describe('the practice organisations', () => {
  it('show twenty offers, and keep two of organisations that are not verified', async () => {
    await using db = await openTestDatabase({ memory: true })
    await loadOrganisations(db)
    const rows = await db.read
      .select({ state: organisation.state, offer })
      .from(offer)
      .innerJoin(organisation, eq(organisation.id, offer.organisationId))
      .where(eq(offer.state, 'live'))
    expect(rows.filter((row) => row.state === 'verified')).toHaveLength(20)
    const others = rows.map((row) => row.state).filter((state) => state !== 'verified')
    expect(others.sort()).toEqual(['applied', 'suspended'])
  })

  it('cover every part of life and every kind of help', () => {
    expect(new Set(practiceOffers.flatMap((one) => one.pathways))).toEqual(new Set(pathways))
    expect(new Set(practiceOffers.map((one) => one.kind))).toEqual(new Set(offerKinds))
  })

  it('name an organisation each, and ring only numbers kept for drama', () => {
    const slugs = new Set(practiceOrganisations.map((one) => one.slug))
    const drama = /^(01632 960\d{3}|0808 157 0\d{3}|020 7946 0\d{3})$/
    for (const one of practiceOffers) expect(slugs).toContain(one.by)
    for (const one of [...practiceOrganisations, ...practiceOffers]) expect(one.phone).toMatch(drama)
  })

  it('explain every exclusion in words', () => {
    for (const one of practiceOffers)
      expect(one.exclusions.length === 0, one.title).toBe(one.exclusionWords === undefined)
  })

  it('read as plainly as the rest of the person’s side', () => {
    for (const { title, sentence, whatHappens, exclusionWords, access, cost } of practiceOffers) {
      const [read] = measure({
        offers_sentence: sentence,
        offers_what: whatHappens,
        offers_not_for: exclusionWords ?? '',
        offers_access: access,
        offers_cost: cost
      })
      expect(read?.problems, title).toEqual([])
    }
  })
})
