import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { endEveryCalendarKey } from '#lib/appointments/calendar-feed.server.ts'
import { endEveryWayIn } from '#lib/accounts/end-every-way-in.server.ts'
import { forgetRemovedPasskeys } from '#lib/accounts/forget-removed-passkeys.server.ts'
import { pauseEverybody } from '#lib/consent/pause-everything-after-restore.server.ts'
import { openDatabase, type Database } from '#lib/database/connect.server.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import { finishErasures } from '#lib/record/finish-erasures.server.ts'
import { replayClosings } from '#lib/take-away/finish-closings.server.ts'
import { endInvites } from '#lib/supporters/end-invites.server.ts'
import { readKeyring } from '#lib/vault/keyring.server.ts'
import { findNewestKeys } from './backup-files.server.ts'
import { ensureFilesBelong, restoreStoredFiles } from './backup-stored-files.server.ts'
import { ensureBackupIsWhole, ensureKeysBelong } from './look-into-backup.server.ts'

export interface Restored {
  /** The key file that was taken: the newest beside the backup. */
  readonly keysFile: string
  /** Whether the backup had a checksum to compare with. */
  readonly checked: boolean
  /** How many sharings wait until their person resumes them. */
  readonly paused: number
}

export interface RestoreOptions {
  readonly file: string
  /** Missing or empty, but for the keyring. */
  readonly dataDir: string
  readonly keyringFile: string
  readonly now?: () => number
}

/**
 * Makes an instance from a backup and the newest key file beside it. It brings back no way in, no
 * sharing that goes on by itself, and nothing that was taken back since: whose data key is destroyed
 * opens nowhere, and passkeys that were removed are removed again.
 *
 * Everything happens in a folder apart and moves into place at the end, the database last: when
 * something fails, `dataDir` is as empty as before. Test: `tests/integration/backup.test.ts`.
 *
 * @throws OperatorError when the folder is not empty, or the backup, its keys, its files or the keyring do not fit
 */
export async function restoreBackup({ file, dataDir, keyringFile, now }: RestoreOptions): Promise<Restored> {
  const backup = resolve(file)
  ensureEmpty(dataDir, keyringFile)
  const { checked } = await ensureBackupIsWhole(backup)
  const keysFile = findNewestKeys(dirname(backup))
  if (!keysFile) throw new OperatorError(`There is no key file beside ${backup}. Nothing was restored.`)
  const keyring = readKeyring(keyringFile)
  await ensureKeysBelong(backup, keysFile, keyring)
  await ensureFilesBelong(backup, keysFile)

  const apart = join(dataDir, 'restoring')
  mkdirSync(apart, { recursive: true, mode: 0o700 })
  try {
    copyFileSync(backup, join(apart, 'waymark.db'), constants.COPYFILE_EXCL)
    copyFileSync(keysFile, join(apart, 'keys.db'), constants.COPYFILE_EXCL)
    await restoreStoredFiles(backup, apart)
    const db = await openDatabase({ dataDir: apart, stamp: 'as-it-is', keyring, ...(now && { now }) })
    const paused = await makeSafe(db).finally(db.close)
    for (const name of ['files', 'keys.db', 'waymark.db']) {
      if (existsSync(join(apart, name))) renameSync(join(apart, name), join(dataDir, name))
    }
    return { keysFile, checked, paused }
  } finally {
    rmSync(apart, { recursive: true, force: true })
  }
}

/** What a backup must not bring back. Erasures first: whoever took everything back has nothing to pause. */
async function makeSafe(db: Database): Promise<number> {
  await finishErasures(db)
  await replayClosings(db)
  await forgetRemovedPasskeys(db)
  await endEveryWayIn(db)
  await endInvites(db)
  await endEveryCalendarKey(db)
  return pauseEverybody(db)
}

function ensureEmpty(dataDir: string, keyringFile: string): void {
  const found = existsSync(dataDir) ? readdirSync(dataDir) : []
  const inTheWay = found.filter((name) => resolve(dataDir, name) !== resolve(keyringFile))
  if (inTheWay.length === 0) return
  throw new OperatorError(
    `A backup is restored into an empty folder. ${dataDir} holds ${inTheWay.join(', ')}. Nothing was changed.`
  )
}
