import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './places.ts'

/** SHA-256 over names and contents of these files and folders, hex. A missing one counts as empty. */
export function hashInputs(places: readonly string[], leaveOut: (path: string) => boolean = () => false) {
  const hash = createHash('sha256')
  for (const place of places) addTo(hash, place, leaveOut)
  return hash.digest('hex')
}

function addTo(hash: ReturnType<typeof createHash>, path: string, leaveOut: (path: string) => boolean) {
  const full = join(root, path)
  if (leaveOut(path) || !existsSync(full)) return
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addTo(hash, `${path}/${name}`, leaveOut)
    return
  }
  const bytes = readFileSync(full)
  hash.update(`${path}\0${bytes.length}\0`).update(bytes)
}
