import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { isDue } from '#lib/organisations/rules.ts'
import { organisation, organisationCheck, organisationDecision } from '#lib/organisations/tables.server.ts'
import { openTestDatabase } from '../../tests/support/database.ts'
import { loadCast } from './load-cast.server.ts'
import { dueForCheck, halfChecked, loadChecks } from './load-checks.server.ts'
import { loadOrganisations } from './load-organisations.server.ts'

it('every verified practice organisation was checked, one is due again, and one is half checked', async () => {
  await using db = await openTestDatabase({ memory: true })
  await loadOrganisations(db)
  await loadCast(db)
  await loadChecks(db)
  for (const { id, slug, state, checkAgainBy, proposed } of await db.read.select().from(organisation)) {
    const checks = await db.read.$count(organisationCheck, eq(organisationCheck.organisationId, id))
    expect(checks, slug).toBe(slug === halfChecked ? 1 : 0)
    const due = state === 'verified' && isDue({ checkAgainBy, proposed }, db.now())
    expect(due, slug).toBe(slug === dueForCheck)
  }
  const suspended = await db.read
    .select()
    .from(organisationDecision)
    .where(eq(organisationDecision.kind, 'suspended'))
  expect(suspended).toHaveLength(1)
  expect(suspended[0]?.reason).toBeTruthy()
})
