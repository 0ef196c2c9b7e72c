import { closeSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The two files beside a backup. */
export const keysFile = (backup: string): string => `${backup}.keys`
export const checksumFile = (backup: string): string => `${backup}.sha256`

/** No longer than this does a copy of a destroyed key outlive it. */
export const keysKept = 14 * 24 * 60 * 60 * 1000 // ms

const magic = 'SQLite format 3\0'
const versionAt = 60 // bytes from the start: `PRAGMA user_version`, where a key file says when it was copied
const minute = 60_000 // ms

/** What `PRAGMA user_version` of a key file is set to. @param at ms UTC */
export const copiedAtVersion = (at: number): number => Math.floor(at / minute)

export function isDatabaseFile(file: string): boolean {
  return readHeader(file).toString('latin1', 0, magic.length) === magic
}

/** Removes the key files in this folder that were written too long ago. Returns which. */
export function removeOldKeys(folder: string, now: number): string[] {
  const old = keyFilesIn(folder).filter((file) => now - copiedAt(file) > keysKept)
  for (const file of old) rmSync(file)
  return old
}

/** The key file in this folder that was written last, or null. */
export function findNewestKeys(folder: string): string | null {
  return keyFilesIn(folder).sort((a, b) => copiedAt(b) - copiedAt(a))[0] ?? null
}

function copiedAt(file: string): number {
  return readHeader(file).readUInt32BE(versionAt) * minute
}

function keyFilesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.keys'))
    .map((entry) => join(folder, entry.name))
    .filter(isDatabaseFile)
}

function readHeader(file: string): Buffer {
  const header = Buffer.alloc(100)
  const opened = openSync(file, 'r')
  try {
    readSync(opened, header, 0, header.length, 0)
  } finally {
    closeSync(opened)
  }
  return header
}
