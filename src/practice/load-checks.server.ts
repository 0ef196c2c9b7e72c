import { eq } from 'drizzle-orm'
import { hat } from '#lib/accounts/tables.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { nextYear } from '#lib/organisations/rules.ts'
import { organisation, organisationCheck, organisationDecision } from '#lib/organisations/tables.server.ts'

const day = 24 * 60 * 60 * 1000 // ms

/** Slug of the one that is due for its yearly check. */
export const dueForCheck = 'redbrick-skills'
/** Slug of the one that asks to join, and that one steward has checked. */
export const halfChecked = 'bread-and-roses'

/** Records how the practice organisations came to be verified or suspended. The stewards are there already. */
export async function loadChecks(db: Database): Promise<void> {
  await db.write(async (tx, now) => {
    const stewards = await tx.select().from(hat).where(eq(hat.kind, 'steward')).orderBy(hat.since)
    const [first] = stewards
    const organisations = await tx.select().from(organisation)
    for (const { id: organisationId, slug, state } of organisations) {
      if (slug === halfChecked && first) {
        const check = { organisationId, accountId: first.accountId, at: now - 2 * day }
        await tx.insert(organisationCheck).values(check)
        await tx.insert(organisationDecision).values({ ...check, id: newId(now), kind: 'checked' })
      }
      if (state === 'applied') continue
      const daysAgo = slug === dueForCheck ? 356 : 300
      for (const [index, { accountId }] of stewards.entries()) {
        const at = now - (daysAgo + 1 - index) * day
        await tx
          .insert(organisationDecision)
          .values({ id: newId(now), organisationId, accountId, kind: 'checked', at })
      }
      const checkedAt = now - daysAgo * day
      await tx
        .update(organisation)
        .set({ checkedAt, checkAgainBy: nextYear(checkedAt) })
        .where(eq(organisation.id, organisationId))
      if (state === 'suspended') {
        await tx.insert(organisationDecision).values({
          id: newId(now),
          organisationId,
          accountId: first?.accountId ?? null,
          kind: 'suspended',
          reason: 'Two people worked for them and were not paid. The number in the register does not answer.',
          at: now - 20 * day
        })
      }
    }
  })
}
