import { eq } from 'drizzle-orm'
import { changeSharing } from '#lib/consent/change-sharing.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { ReportKind } from './rules.ts'
import { addReport } from './add-report.server.ts'
import { openFamilyKey } from './family-key.server.ts'
import { findInvite } from './find-invite.server.ts'
import { openSupporterName } from './supporter-name.server.ts'
import { supporter } from './tables.server.ts'

export interface Refused {
  readonly code: string
  /** What is wrong, for the people who run Waymark; null when they only say no. */
  readonly report: { readonly kind: ReportKind; readonly words: string } | null
}

/**
 * Whoever holds the code says no for good, without an account: the code is dead, no code can be made for
 * this tie again, and the person cannot invite somebody of that name. The person's history says that they
 * said no, and never that they reported. Tests: `invites.test.ts`.
 *
 * @param accountId of whoever is signed in; null without an account
 * @returns whether the code could be used
 */
export async function refuseInvite(
  db: Database,
  accountId: string | null,
  { code, report }: Refused
): Promise<boolean> {
  const invite = await findInvite(db, code, accountId, db.now())
  if (!invite) return false
  const familyKey = await openFamilyKey(db)
  return changeSharing(db, invite.personId, async ({ tx, at, key, tell }) => {
    const still = await findInvite({ read: tx, keyring: db.keyring }, code, accountId, at)
    if (!still) return false
    const { supporterId, personId } = still
    const [row] = await tx
      .update(supporter)
      .set({ state: 'refused', codeHash: null, endedAt: at, ending: 'supporter' })
      .where(eq(supporter.id, supporterId))
      .returning({ sealedName: supporter.sealedName })
    const name = row ? openSupporterName(key, personId, supporterId, row.sealedName) : ''
    await tell({ what: 'supporter-refused', actor: { kind: 'supporter', supporterId, name } })
    if (report) await addReport(tx, familyKey, { personId, ...report }, at)
    return true
  })
}
