import { eq } from 'drizzle-orm'
import { hat } from '#lib/accounts/tables.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { organisation, organisationCheck, organisationDecision } from '#lib/organisations/tables.server.ts'

const day = 24 * 60 * 60 * 1000 // ms

/** Records how the practice organisations came to be verified or suspended. The stewards are there already. */
export async function loadChecks(db: Database): Promise<void> {
  await db.write(async (tx, now) => {
    const stewards = await tx.select().from(hat).where(eq(hat.kind, 'steward'))
    const organisations = await tx.select().from(organisation)
    for (const { id: organisationId, state } of organisations) {
      if (state === 'applied') continue
      for (const [index, { accountId }] of stewards.entries()) {
        const check = { organisationId, accountId, at: now - (300 - index) * day }
        await tx.insert(organisationDecision).values({ ...check, id: newId(now), kind: 'checked' })
        if (state === 'verified') await tx.insert(organisationCheck).values(check)
      }
      if (state === 'suspended') {
        await tx.insert(organisationDecision).values({
          id: newId(now),
          organisationId,
          accountId: stewards[0]?.accountId ?? null,
          kind: 'suspended',
          reason: 'Two people worked for them and were not paid. The number in the register does not answer.',
          at: now - 20 * day
        })
      }
    }
  })
}
