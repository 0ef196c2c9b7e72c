import { closeAccount } from '#lib/accounts/close-account.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { forgetRooms } from '#lib/door/forget-rooms.server.ts'
import { takeBackIn } from '#lib/record/take-back.server.ts'
import { noteClosedAccount } from '#lib/vault/closed-accounts.server.ts'
import { removeFromDisk } from '#lib/vault/files/disk.server.ts'

/**
 * Deletes a person (UK GDPR 17(1)). First it is noted beside the keys, so that no restored backup brings them
 * back, and their keys are destroyed, with those of their private rooms and files: from then on nothing they
 * told opens anywhere. In the same turn of the one writer all sharing ends, which organisations are told once,
 * the record goes, and so do their ways in. A crash in between is finished at the next start
 * (`finish-closings.server.ts`). Twice is once. Tests: `delete-everything.test.ts`,
 * `tests/integration/backup.test.ts`.
 */
export async function deleteEverything(db: Database, accountId: string): Promise<void> {
  const files = await db.write(async (tx, now) => {
    await noteClosedAccount(db, accountId, now)
    const left = await takeBackIn(db, tx, now, accountId)
    await forgetRooms(tx, accountId)
    await closeAccount(db, tx, accountId, now)
    return left
  })
  await removeFromDisk(db.dataDir, files)
}
