import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { anOffer, anOrganisation } from '../../../tests/support/people.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { findPublicPage } from './find-public-page.server.ts'
import { keptInTen } from './kept.ts'
import { organisation } from './tables.server.ts'
import { keptWords } from './view-public-page.server.ts'

describe('the public page of an organisation', () => {
  it('is there for one that is shown, with its live offers and nobody’s names', async () => {
    await using db = await openTestDatabase({ memory: true })
    const at = await anOrganisation(db)
    await anOffer(db, at)
    const paused = await anOffer(db, at)
    const others = await anOffer(db, await anOrganisation(db, 'verified', 'Kettle Works'))
    const private_ = { contactName: 'Anna', dataProtectionContact: 'Ben', safeguardingLead: 'Cara' }
    await db.write(async (tx) => {
      await tx.update(offer).set({ state: 'paused' }).where(eq(offer.id, paused))
      await tx.update(organisation).set(private_).where(eq(organisation.id, at.id))
    })
    const page = await findPublicPage(db, at.slug)
    expect(page).toMatchObject({ name: 'Connect Housing', offers: [{ title: 'A room with support' }] })
    const text = JSON.stringify(page)
    for (const not of ['Anna', 'Ben', 'Cara', paused, others, at.id]) expect(text).not.toContain(not)
  })

  it('is not there for one that applied, is suspended, is long overdue, or is unknown', async () => {
    await using db = await openTestDatabase({ memory: true })
    for (const state of ['applied', 'suspended'] as const) {
      expect(await findPublicPage(db, (await anOrganisation(db, state)).slug), state).toBeNull()
    }
    const at = await anOrganisation(db)
    const due = (checkAgainBy: string) =>
      db.write(async (tx) => {
        await tx.update(organisation).set({ checkAgainBy }).where(eq(organisation.id, at.id))
      })
    await due('2026-10-25')
    expect(await findPublicPage(db, at.slug)).not.toBeNull()
    await due('2026-10-24')
    expect(await findPublicPage(db, at.slug)).toBeNull()
    expect(await findPublicPage(db, 'nowhere')).toBeNull()
  })
})

describe('how often a promise is kept', () => {
  it.each([
    [0, 0, null],
    [9, 9, null],
    [10, 10, 10],
    [99, 100, 9],
    [19, 20, 9],
    [1, 20, 0],
    [0, 10, 0]
  ])('%d of %d: %s in ten', (kept, of, times) => expect(keptInTen({ kept, of })).toBe(times))

  it('says so in a plain sentence', () => {
    const said = (kept: number, of: number) => keptWords('answer', { kept, of })
    expect(said(9, 9)).toContain('not enough yet to say')
    expect(said(18, 20)).toContain('9 times in 10')
    expect(said(20, 20)).toContain('each time')
    expect(said(0, 20)).toContain('seldom')
  })
})
