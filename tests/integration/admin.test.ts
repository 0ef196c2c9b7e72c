import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '../../scripts/run-tool.ts'
import { PlainBrowser } from '../support/browser.ts'
import { aFolder } from '../support/folder.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** `npm run admin`, as an operator types it. */
function admin(dataDir: string, ...args: string[]) {
  const env = { DATA_DIR: dataDir, KEYRING_FILE: '' }
  return runProgram(process.execPath, ['scripts/admin.ts', ...args], { env, quiet: true })
}

describe('npm run admin', { timeout: 120_000 }, () => {
  let server: TestServer
  const folder = aFolder()
  beforeAll(async () => {
    server = await startServer()
  }, 180_000) // ms; it may have to build first
  afterAll(async () => {
    await server.stop()
    folder[Symbol.dispose]()
  })

  it('reaches the server that holds the database, and pages go on meanwhile', async () => {
    const browser = await new PlainBrowser(server.url).signIn('outside')
    const [checked, page] = await Promise.all([admin(server.dataDir, 'verify-history'), browser.get('/me')])
    expect(checked).toMatchObject({ code: 0, output: expect.stringContaining('Every history is whole.') })
    expect(page.status).toBe(200)
  })

  it('backs up what is served, and restores it for another server', async () => {
    const backup = join(folder.path, 'backup')
    const restored = join(folder.path, 'restored')
    expect(await admin(server.dataDir, 'backup', backup)).toMatchObject({ code: 0 })
    // In practice the keyring is in the folder of the data, and the only thing that may be there.
    expect(await admin(restored, 'make-keyring', join(folder.path, 'other.json'))).toMatchObject({ code: 0 })
    const wrong = await runProgram(process.execPath, ['scripts/admin.ts', 'restore', backup], {
      env: { DATA_DIR: restored, KEYRING_FILE: join(folder.path, 'other.json') },
      quiet: true
    })
    expect(wrong).toMatchObject({ code: 1, output: expect.stringContaining('The keyring does not hold key') })
    const right = await runProgram(process.execPath, ['scripts/admin.ts', 'restore', backup], {
      env: { DATA_DIR: restored, KEYRING_FILE: join(server.dataDir, 'keyring.json') },
      quiet: true
    })
    expect(right).toMatchObject({ code: 0, output: expect.stringContaining('Everybody signs in again.') })
    const env = { KEYRING_FILE: join(server.dataDir, 'keyring.json') }
    const other = await startServer({ dataDir: restored, env })
    const home = await (await new PlainBrowser(other.url).signIn('outside')).get('/me')
    expect(home.status).toBe(200)
    await other.stop()
  })

  it('says what is wrong in plain words, and ends with 1', async () => {
    const unknown = await admin(server.dataDir, 'dance')
    expect(unknown).toMatchObject({ code: 1, output: 'There is no command dance.\n' })
    const busy = await admin(server.dataDir, 'rotate-keys')
    expect(busy).toMatchObject({ code: 1, output: expect.stringContaining('Stop the server first') })
    const nothing = await admin(join(folder.path, 'nothing'), 'verify-history')
    expect(nothing).toMatchObject({ code: 1, output: expect.stringContaining('There is no database in') })
    expect(existsSync(join(folder.path, 'nothing'))).toBe(false)
  })

  it('lists its commands', async () => {
    const { code, output } = await admin(server.dataDir)
    expect(code).toBe(0)
    for (const name of ['make-steward', 'invite-worker', 'backup FILE', 'restore FILE', 'rotate-keys'])
      expect(output).toContain(name)
  })
})

it('wraps every data key anew, and what was told before still opens', async () => {
  using folder = aFolder()
  const first = await startServer({ dataDir: folder.path })
  await first.stop()
  const rotated = await admin(first.dataDir, 'rotate-keys')
  expect(rotated).toMatchObject({ code: 0, output: expect.stringMatching(/^\d+ data keys are now wrapped/) })
  const second = await startServer({ dataDir: first.dataDir })
  const browser = await new PlainBrowser(second.url).signIn('inside')
  expect((await browser.get('/me/record/identity')).status).toBe(200)
  await second.stop()
}, 120_000)
