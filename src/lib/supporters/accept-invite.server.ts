import { and, eq } from 'drizzle-orm'
import { addHat } from '#lib/accounts/add-hat.server.ts'
import { changeSharing, type SharingChange } from '#lib/consent/change-sharing.server.ts'
import { blockKey } from '#lib/consent/rules.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { sealWords } from '#lib/vault/sealed-words.server.ts'
import { openFamilyKey } from './family-key.server.ts'
import { findInvite } from './find-invite.server.ts'
import { sealOwnName } from './supporter-name.server.ts'
import { familyEntry, supporter } from './tables.server.ts'

export interface Acceptance {
  readonly code: string
  /** What they call themself: the person knows them by it. */
  readonly ownName: string
  /** What they call the person: their own list shows it. */
  readonly label: string
}

/**
 * Somebody with an account accepts an invite: the code is spent, and the person is asked whether it is
 * them. Nothing shows before that, and nothing is shared after it. Somebody whom this person blocked
 * gets the same answer and the same page as everybody, and the tie is over before it began.
 * Tests: `invites.test.ts`.
 *
 * @returns the reference of the tie; null for a code that cannot be used, whatever the reason
 */
export async function acceptInvite(
  db: Database,
  accountId: string,
  { code, ownName, label }: Acceptance
): Promise<string | null> {
  const invite = await findInvite(db, code, accountId, db.now())
  if (!invite) return null
  const labelKey = await openFamilyKey(db)
  return changeSharing(db, invite.personId, async (change) => {
    const { tx, at, key } = change
    const still = await findInvite({ read: tx, keyring: db.keyring }, code, accountId, at)
    if (!still) return null
    const { supporterId, personId } = still
    const isOver = await isBlockedHere(change, personId, accountId)
    await tx
      .update(supporter)
      .set({
        accountId,
        codeHash: null,
        acceptedAt: at,
        sealedOwnName: sealOwnName(key, personId, supporterId, ownName),
        ...(isOver ? { state: 'ended', endedAt: at, ending: 'blocked' } : { state: 'accepted' })
      })
      .where(eq(supporter.id, supporterId))
    await tx.insert(familyEntry).values({
      ref: supporterId,
      accountId,
      sealedLabel: sealWords(labelKey, [accountId, 'family-label', supporterId], label),
      addedAt: at
    })
    await addHat(tx, accountId, 'supporter', at)
    return supporterId
  })
}

/** Whether the person blocked this account by another tie. */
async function isBlockedHere(change: SharingChange, personId: string, accountId: string): Promise<boolean> {
  const ties = await change.tx
    .select({ id: supporter.id })
    .from(supporter)
    .where(and(eq(supporter.personId, personId), eq(supporter.accountId, accountId)))
  return ties.some(({ id }) => change.sharing.blocks.has(blockKey({ kind: 'supporter', id })))
}
