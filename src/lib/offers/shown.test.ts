import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { organisation } from '#lib/organisations/tables.server.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { anOffer, anOrganisation } from '../../../tests/support/people.ts'
import { freshnessOf } from './freshness.ts'
import { isShown, shownOffer, type ShownFacts } from './shown.server.ts'
import { offer } from './tables.server.ts'

const day = 24 * 60 * 60 * 1000
const now = Date.UTC(2026, 10, 22, 9)
const ago = (days: number) => now - days * day

const cases: readonly (readonly [string, Partial<ShownFacts>, boolean])[] = [
  ['is live', {}, true],
  ['is a draft', { state: 'draft' }, false],
  ['waits for a check', { state: 'checking' }, false],
  ['was sent back', { state: 'refused' }, false],
  ['is paused', { state: 'paused' }, false],
  ['has ended', { state: 'ended' }, false],
  ['is of an organisation that applied', { organisationState: 'applied' }, false],
  ['is of a suspended organisation', { organisationState: 'suspended' }, false],
  ['is of one whose check was due 28 days ago', { organisationCheckAgainBy: '2026-10-25' }, true],
  ['is of one whose check was due 29 days ago', { organisationCheckAgainBy: '2026-10-24' }, false],
  ['begins today', { visibleFrom: '2026-11-22' }, true],
  ['begins tomorrow', { visibleFrom: '2026-11-23' }, false],
  ['ends today', { visibleUntil: '2026-11-22' }, true],
  ['ended yesterday', { visibleUntil: '2026-11-21' }, false],
  ['had its times confirmed 90 days ago', { lastConfirmedAt: ago(90) }, true],
  ['had its times confirmed 91 days ago', { lastConfirmedAt: ago(91) }, false],
  ['had the rest confirmed 210 days ago', { detailsConfirmedAt: ago(210) }, true],
  ['had the rest confirmed 211 days ago', { detailsConfirmedAt: ago(211) }, false]
]

describe('an offer is shown or not', () => {
  it('the same in a query as in hand', async () => {
    await using db = await openTestDatabase({ memory: true, now })
    const place = await anOrganisation(db)
    const id = await anOffer(db, place)
    for (const [name, facts, shown] of cases) {
      const all: ShownFacts = {
        state: 'live',
        organisationState: 'verified',
        organisationCheckAgainBy: null,
        visibleFrom: null,
        visibleUntil: null,
        lastConfirmedAt: now,
        detailsConfirmedAt: null,
        ...facts
      }
      const { organisationState, organisationCheckAgainBy, ...columns } = all
      await db.write(async (tx) => {
        await tx.update(offer).set(columns).where(eq(offer.id, id))
        await tx
          .update(organisation)
          .set({ state: organisationState, checkAgainBy: organisationCheckAgainBy })
          .where(eq(organisation.id, place.id))
      })
      const found = await db.read
        .select({ id: offer.id })
        .from(offer)
        .innerJoin(organisation, eq(organisation.id, offer.organisationId))
        .where(and(eq(offer.id, id), shownOffer(now)))
      expect(`${name}: ${isShown(all, now)}`).toBe(`${name}: ${shown}`)
      expect(`${name}: ${found.length === 1}`).toBe(`${name}: ${shown}`)
    }
  })

  it.each([
    [60, null, 'fresh'],
    [61, null, 'stale'],
    [90, null, 'stale'],
    [91, null, 'hidden'],
    [1, 180, 'fresh'],
    [1, 181, 'stale'],
    [1, 211, 'hidden']
  ] as const)('%s days after its times and %s days after the rest it is %#', (contact, details, expected) => {
    const confirmed = { lastConfirmedAt: ago(contact), detailsConfirmedAt: details && ago(details) }
    expect(freshnessOf(confirmed, now)).toBe(expected)
  })
})
