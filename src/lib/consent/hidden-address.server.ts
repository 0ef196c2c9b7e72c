import type { Writer } from '#lib/database/write.server.ts'
import { findRooms } from '#lib/record/add-room.server.ts'
import { isHiddenAddress } from '#lib/record/shareable.ts'
import { openSection } from '#lib/record/section-seal.server.ts'
import { openDataKey, type Vault } from '#lib/vault/data-keys.server.ts'
import { changeSharingIn } from './change-sharing.server.ts'
import { findRecordOf, findSealedSections } from './gate-facts.server.ts'
import { canDo } from './rules.ts'
import { sharingThread } from './tables.server.ts'
import { eq } from 'drizzle-orm'

/**
 * Whether this person's address now is one that only one named worker may see: a refuge or approved
 * premises. Part of a write. `personId` may be that of a private room.
 */
export async function hasHiddenAddress(vault: Vault, tx: Writer, personId: string): Promise<boolean> {
  const owner = await findRecordOf(tx, personId)
  if (!owner) return false
  const stored = (await findSealedSections(tx, owner.personId, ['address'], null)).get('address')
  if (!stored) return false
  const key = await openDataKey(vault, owner.personId, owner.dataKeyId)
  return isHiddenAddress(openSection(key, owner.personId, 'address', stored.version, stored.sealed))
}

/**
 * Takes the address out of everything that this person shares with more than one named worker, because
 * it became one to keep hidden. Part of the write that saved it, so that nobody reads it in between.
 * Where nothing else was shared, the sharing ends. Tests: `hidden-address.test.ts`.
 */
export async function withdrawHiddenAddress(
  vault: Vault,
  tx: Writer,
  now: number,
  personId: string
): Promise<void> {
  const rooms = await findRooms(tx, personId)
  for (const id of [personId, ...rooms.map((room) => room.personId)]) {
    await narrow(vault, tx, now, id)
  }
}

async function narrow(vault: Vault, tx: Writer, now: number, personId: string): Promise<void> {
  await changeSharingIn(vault, tx, now, personId, async (change) => {
    for (const consent of change.sharing.consents.values()) {
      if (!consent.sections.includes('address') || !canDo('narrow', consent, change.at)) continue
      if (await isForOneWorker(tx, consent.threadRef)) continue
      const { consentId } = consent
      const sections = consent.sections.filter((section) => section !== 'address')
      const ends = sections.length === 0
      await change.record(ends ? { kind: 'revoked', consentId } : { kind: 'narrowed', consentId, sections })
      await change.tell({
        what: 'narrowed',
        actor: { kind: 'waymark' },
        consent: { consentId, sections: ['address'] }
      })
    }
  })
}

async function isForOneWorker(tx: Writer, threadRef: string): Promise<boolean> {
  const [thread] = await tx
    .select({ workerId: sharingThread.workerId })
    .from(sharingThread)
    .where(eq(sharingThread.ref, threadRef))
  return (thread?.workerId ?? null) !== null
}
