import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeKeyring } from '#lib/vault/keyring.server.ts'
import { practicePassphrase } from '#practice/cast.ts'
import { practiceOrganisations } from '#practice/content/organisations.ts'
import { freePort } from '../../scripts/free-port.ts'
import { root } from '../../scripts/places.ts'
import { spawnServer, stopServer, untilItAnswers, type ServerProcess } from '../../scripts/server-process.ts'
import { buildFolder, buildFor } from '../../scripts/steps.ts'

/** The build for real use: what is in it, when it starts, and whom it believes. */
const build = join(root, buildFolder('real'))
const place = mkdtempSync(join(tmpdir(), 'waymark-real-'))
const origin = 'https://waymark.example.org'
const token = 'a-long-random-word-for-monitoring'
const settings = {
  ORIGIN: origin,
  DATA_DIR: join(place, 'data'),
  KEYRING_FILE: join(place, 'keyring.json'),
  METRICS_TOKEN: token,
  CONTROLLER_NAME: 'Thames Valley Partnership',
  CONTROLLER_CONTACT: 'hello@partnership.example',
  DATA_PROTECTION_CONTACT: 'privacy@partnership.example',
  DPIA_DATE: '2026-09-01',
  TRUSTED_PROXY_HOPS: '1'
}
const nothing = Object.fromEntries(Object.keys(settings).map((name) => [name, '']))

beforeAll(async () => {
  await buildFor('real')
  makeKeyring(settings.KEYRING_FILE)
}, 180_000) // ms; it may have to build first
afterAll(() => rmSync(place, { recursive: true, force: true }))

it('holds nothing of practice', () => {
  expect(readFileSync(join(build, 'mode'), 'utf8')).toBe('real')
  // What only the practice code and its content say; the words of its pages stand in the one catalogue.
  const slugs = practiceOrganisations.map((organisation) => organisation.slug)
  const phones = practiceOrganisations.map((organisation) => organisation.phone)
  const marks = [
    practicePassphrase,
    '/practice/',
    'preparePractice',
    'movePracticeClock',
    ...slugs,
    ...phones
  ]
  for (const file of filesOf(build)) {
    const words = readFileSync(file, 'utf8')
    for (const mark of marks) expect(words.includes(mark), `${file} has ${mark}`).toBe(false)
  }
})

describe('starting', () => {
  async function refused(env: Record<string, string>): Promise<string> {
    const server = spawnServer({
      folder: build,
      port: await freePort(),
      env: { ...nothing, ...env },
      quiet: true
    })
    expect(await server.exited).toBe(1)
    return server.output()
  }

  it('is refused with everything that is missing, before anything is opened', async () => {
    const output = await refused({})
    for (const name of Object.keys(settings).filter((setting) => setting !== 'TRUSTED_PROXY_HOPS'))
      expect(output).toContain(`${name} is missing. It is`)
    expect(existsSync(settings.DATA_DIR)).toBe(false)
  })

  it('is refused without a keyring, and with one beside the data', async () => {
    expect(await refused({ ...settings, KEYRING_FILE: join(place, 'none.json') })).toBe(
      `There is no keyring at ${join(place, 'none.json')}.\n`
    )
    expect(await refused({ ...settings, KEYRING_FILE: join(settings.DATA_DIR, 'keyring.json') })).toContain(
      'KEYRING_FILE must be outside DATA_DIR'
    )
  })
})

describe('serving', () => {
  let server: ServerProcess
  let port: number
  beforeAll(async () => {
    port = await freePort()
    server = spawnServer({ folder: build, port, env: { ...settings, LOG_LEVEL: 'info' }, quiet: true })
    await untilItAnswers(server, port)
  })
  afterAll(() => stopServer(server))

  function ask(path: string, method = 'GET', headers: Record<string, string> = {}) {
    return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
      (resolve, reject) => {
        const sending = request(
          { port, path, method, headers: { accept: 'text/html', ...headers } },
          (answer) => {
            let body = ''
            answer.on('data', (chunk) => (body += chunk))
            answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
          }
        )
        sending.on('error', reject)
        sending.end()
      }
    )
  }

  it('has no practice, and tells browsers to stay with https', async () => {
    expect((await ask('/practice')).status).toBe(404)
    expect((await ask('/practice/sign-in', 'POST', { origin })).status).toBe(404)
    const home = await ask('/')
    expect(home.status).toBe(200)
    expect(home.body).not.toContain('/practice')
    expect(home.headers['strict-transport-security']).toMatch(/^max-age=63072000/)
    expect(JSON.parse((await ask('/info')).body)).toMatchObject({ mode: 'real' })
  })

  it('takes forms from its own origin, whatever host or proxy headers say', async () => {
    const send = (from: string, headers = {}) => ask('/nothing-here', 'POST', { origin: from, ...headers })
    expect((await send(origin)).status).toBe(404)
    expect((await send(`http://127.0.0.1:${port}`)).status).toBe(403)
    const evil = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-waymark-protocol': 'https' }
    expect((await send('https://evil.example', evil)).status).toBe(403)
  })

  it('keeps its metrics for its own token', async () => {
    expect((await ask('/metrics', 'GET', { authorization: 'Bearer practice' })).status).toBe(401)
    expect((await ask('/metrics', 'GET', { authorization: `Bearer ${token}` })).status).toBe(200)
  })

  it('says where it serves in words, and the rest in lines of JSON', () => {
    const [words, ...lines] = server.output().trim().split('\n')
    expect(words).toBe(`Waymark is at ${origin}`)
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('level')
  })
})

it('refuses a database that was made for practice', async () => {
  const dataDir = join(place, 'practice-data')
  const { openDatabase } = await import('#lib/database/connect.server.ts')
  const { readKeyring } = await import('#lib/vault/keyring.server.ts')
  const db = await openDatabase({ dataDir, stamp: 'practice', keyring: readKeyring(settings.KEYRING_FILE) })
  await db.close()
  const server = spawnServer({
    folder: build,
    port: await freePort(),
    env: { ...settings, DATA_DIR: dataDir },
    quiet: true
  })
  expect(await server.exited).toBe(1)
  expect(server.output()).toContain('made for practice use and this server runs in real mode')
})

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile() && !/\.(br|gz|png)$/.test(file))
}
