import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { anOffer, anOrganisation } from '../../../tests/support/people.ts'
import { findOffer } from './find-offer.server.ts'
import { offer } from './tables.server.ts'

describe('the page of an offer', () => {
  it('has every public fact', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db)
    const id = await anOffer(db, place)
    expect(await findOffer(db, id)).toMatchObject({
      id,
      title: 'A room with support',
      organisationId: place.id,
      organisationName: place.name,
      organisationSlug: place.slug,
      address: '1 Market Street',
      asksFor: ['contact', 'goals']
    })
  })

  it('never has the street of a hidden place', async () => {
    await using db = await openTestDatabase({ memory: true })
    const id = await anOffer(db, await anOrganisation(db))
    await db.write(async (tx) => {
      await tx.update(offer).set({ hiddenPlace: true }).where(eq(offer.id, id))
    })
    const found = await findOffer(db, id)
    expect(found).toMatchObject({ hiddenPlace: true, address: null, town: 'Oxford' })
    expect(JSON.stringify(found)).not.toContain('Market Street')
  })

  it.each(['applied', 'suspended'] as const)('is not there for an organisation that is %s', async (state) => {
    await using db = await openTestDatabase({ memory: true })
    expect(await findOffer(db, await anOffer(db, await anOrganisation(db, state)))).toBeNull()
  })

  it('is not there once it has ended, nor for an unknown id', async () => {
    await using db = await openTestDatabase({ memory: true })
    const id = await anOffer(db, await anOrganisation(db))
    await db.write(
      async (tx) => void (await tx.update(offer).set({ state: 'ended' }).where(eq(offer.id, id)))
    )
    expect(await findOffer(db, id)).toBeNull()
    expect(await findOffer(db, "x' OR 1=1 --")).toBeNull()
  })
})
