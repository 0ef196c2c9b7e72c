import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Database } from '#lib/database/connect.server.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import {
  checksumFile,
  copiedAtVersion,
  isDatabaseFile,
  keysFile,
  removeOldKeys
} from './backup-files.server.ts'
import { backupFilesFolder, copyStoredFiles } from './backup-stored-files.server.ts'
import { finishCopy, makeEmpty, setVersion } from './copy-database.server.ts'
import { doHeavyWork } from './heavy-work.server.ts'

export interface BackedUp {
  readonly file: string
  readonly bytes: number
  /** Photos, papers and voices in the folder beside it. */
  readonly files: number
  readonly filesFolder: string
  readonly keysFile: string
  readonly keysBytes: number
  /** Key files of earlier backups that were removed, because they were too old. */
  readonly removedKeys: readonly string[]
}

/**
 * Writes a backup of everything to `file`, also while serving, what people keep as files to a folder beside it,
 * its wrapped keys to a file of their own, and a checksum. What stood there is replaced only when the new one is whole.
 *
 * The keys are copied after the data, so that each key that the data needs is among them, and a key that
 * was destroyed meanwhile is not. Test: `tests/integration/backup.test.ts`.
 *
 * @throws OperatorError when the file cannot be written, or something else stands there
 */
export async function backUp(db: Database, file: string): Promise<BackedUp> {
  const target = resolve(file)
  ensureMayWrite(db, target)
  const fresh = `${target}.new`
  const freshKeys = `${keysFile(target)}.new`
  try {
    const data = await doHeavyWork(db, 'copy-database', { to: fresh })
    const folder = backupFilesFolder(target)
    const { files, removeOthers } = await copyStoredFiles(db.dataDir, fresh, folder)
    makeEmpty(freshKeys)
    await db.keyStore.execute({ sql: 'VACUUM INTO ?', args: [freshKeys] })
    await setVersion(freshKeys, copiedAtVersion(db.now()))
    const keys = await finishCopy(freshKeys)
    renameSync(freshKeys, keysFile(target))
    rmSync(checksumFile(target), { force: true })
    renameSync(fresh, target)
    await removeOthers()
    writeFileSync(checksumFile(target), `${data.sha256}  ${basename(target)}\n`, { mode: 0o600 })
    return {
      file: target,
      bytes: data.bytes,
      files,
      filesFolder: folder,
      keysFile: keysFile(target),
      keysBytes: keys.bytes,
      removedKeys: removeOldKeys(dirname(target), db.now())
    }
  } finally {
    for (const left of [fresh, freshKeys]) rmSync(left, { force: true })
  }
}

function ensureMayWrite(db: Database, target: string): void {
  const folder = dirname(target)
  if (!existsSync(join(db.dataDir, 'waymark.db')))
    throw new OperatorError('This database is on a server of its own. Back it up there.')
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new OperatorError(`There is no folder ${folder}. Nothing was written.`)
  if (folder === resolve(db.dataDir))
    throw new OperatorError('A backup in DATA_DIR is lost together with it. Choose another folder.')
  if (existsSync(target) && !isDatabaseFile(target))
    throw new OperatorError(`${target} is something else than a backup. It was left as it is.`)
}
