import { createHash } from 'node:crypto'
import { createReadStream, rmSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { OperatorError } from '#lib/database/operator-error.ts'
import type { CopiedFile } from './heavy-work.server.ts'

/**
 * Copies a database as it is at one moment, also while it is written to, and checks the copy. Only the
 * owner of the process may read it. What stood at `to` is gone.
 *
 * @throws OperatorError when the copy is not whole
 */
export async function copyDatabase(from: string, to: string): Promise<CopiedFile> {
  const client = createClient({ url: pathToFileURL(from).href })
  try {
    makeEmpty(to)
    await client.execute({ sql: 'VACUUM INTO ?', args: [to] })
  } finally {
    client.close()
  }
  await ensureWhole(to)
  return finishCopy(to)
}

/** An empty file for a copy to go into, readable by its owner alone from the first byte. */
export function makeEmpty(file: string): void {
  rmSync(file, { force: true })
  writeFileSync(file, '', { mode: 0o600, flag: 'wx' })
}

/** @throws OperatorError when the file is no database or not whole */
export async function ensureWhole(file: string): Promise<void> {
  const client = createClient({ url: pathToFileURL(file).href })
  try {
    const { rows } = await client.execute('PRAGMA integrity_check(1)')
    if (rows[0]?.[0] !== 'ok') throw new Error(String(rows[0]?.[0]))
  } catch (cause) {
    throw new OperatorError(`${file} is not a whole database.`, { cause })
  } finally {
    client.close()
  }
}

/** A number in the header of a database, for its owner's use. */
export async function setVersion(file: string, version: number): Promise<void> {
  const client = createClient({ url: pathToFileURL(file).href })
  await client.execute(`PRAGMA user_version = ${version}`)
  client.close()
}

/** Waits until the file is on the disk. */
export async function finishCopy(file: string): Promise<CopiedFile> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
  return { bytes: statSync(file).size, sha256: await sha256Of(file) }
}

/** Lower-case hex. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
