import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { root } from '../../scripts/places.ts'

let dataDir: string
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'waymark-second-'))))
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** A process of its own that opens the folder, says "open", and then waits. */
const opener = `
  const { openDatabase } = await import('#lib/database/connect.server.ts')
  const keyring = { current: 'k', keyEncryptionKeys: { k: Buffer.alloc(32) }, pepper: Buffer.alloc(32) }
  const db = await openDatabase({ dataDir: process.argv[1], stamp: 'practice', keyring }).catch((cause) => {
    console.log(cause.message)
    process.exit(1)
  })
  console.log('open')
  setInterval(() => undefined, 1000)
`

async function open() {
  const child = spawn(process.execPath, ['--input-type=module', '-e', opener, dataDir], { cwd: root })
  child.stderr.pipe(process.stderr)
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    said: said.toString().trim(),
    end: async (signal: 'SIGKILL' | 'SIGTERM') => {
      child.kill(signal)
      await once(child, 'exit')
    }
  }
}

it('refuses a second process in plain words, and lets one start after the first was killed', async () => {
  const first = await open()
  expect(first.said).toBe('open')

  const second = await open()
  expect(second.said).toBe(
    `Another Waymark process is using ${dataDir}. Stop it first, or choose another DATA_DIR.`
  )
  writeFileSync(join(dataDir, 'admin.sock'), '')
  expect((await open()).said).toContain('Admin commands reach it while it runs.')

  await first.end('SIGKILL')
  const third = await open()
  expect(third.said).toBe('open')
  await third.end('SIGKILL')
})

it('lets exactly one of several that start at once have the folder', async () => {
  const all = await Promise.all(Array.from({ length: 4 }, open))
  expect(all.filter((one) => one.said === 'open')).toHaveLength(1)
  await all.find((one) => one.said === 'open')!.end('SIGKILL')
})
