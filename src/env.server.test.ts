import { expect, it } from 'vitest'
import { readEnv, readLogLevel, readPlaces, setHandlerEnv } from './env.server.ts'

const complete = {
  ORIGIN: 'https://waymark.example.org',
  DATA_DIR: '/srv/waymark/data',
  KEYRING_FILE: '/srv/waymark-keys/keyring.json',
  METRICS_TOKEN: 'a-long-random-word-for-monitoring',
  CONTROLLER_NAME: 'Thames Valley Partnership',
  CONTROLLER_CONTACT: 'hello@partnership.example',
  DATA_PROTECTION_CONTACT: 'privacy@partnership.example',
  DPIA_DATE: '2026-09-01'
}

function problemsOf(changes: Record<string, string | undefined>): string[] {
  try {
    readEnv('real', { ...complete, ...changes })
  } catch (cause) {
    return (cause as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim())
  }
  return []
}

it('needs nothing in practice', () => {
  const env = readEnv('practice', {})
  expect(env).toMatchObject({ dataDir: './data', keyringFile: 'data/keyring.json', host: '127.0.0.1' })
  expect(env).toMatchObject({ port: 3000, origin: undefined, metricsToken: 'practice', trustedProxyHops: 0 })
})

it('serves practice on this machine only', () => {
  expect(() => readEnv('practice', { HOST: '0.0.0.0' })).toThrow('practice data is for this machine only')
})

it('takes real settings as they are', () => {
  const env = readEnv('real', {
    ...complete,
    PORT: '8080',
    TRUSTED_PROXY_HOPS: '1',
    JOINT_CONTROLLERS: 'A; B;'
  })
  expect(env).toMatchObject({ origin: complete.ORIGIN, port: 8080, trustedProxyHops: 1, logLevel: 'info' })
  expect(env.controller).toEqual({
    name: 'Thames Valley Partnership',
    contact: 'hello@partnership.example',
    dataProtectionContact: 'privacy@partnership.example',
    dpiaDate: '2026-09-01',
    jointControllers: ['A', 'B']
  })
})

it('lists everything that is missing, at once', () => {
  const nothing = Object.fromEntries(Object.keys(complete).map((name) => [name, undefined]))
  const problems = problemsOf(nothing)
  expect(problems.map((line) => line.split(' ')[0]).sort()).toEqual(Object.keys(complete).sort())
  for (const line of problems) expect(line).toContain('is missing. It is')
})

it('counts an empty setting as missing', () => {
  expect(problemsOf({ ORIGIN: ' ' })).toEqual([expect.stringContaining('ORIGIN is missing')])
})

it.each([
  ['ORIGIN', 'http://waymark.example.org'],
  ['ORIGIN', 'https://waymark.example.org/'],
  ['ORIGIN', 'https://waymark.example.org/home'],
  ['ORIGIN', 'waymark.example.org'],
  ['METRICS_TOKEN', 'practice'],
  ['DPIA_DATE', '1 September 2026'],
  ['DPIA_DATE', '2026-13-01'],
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['TRUSTED_PROXY_HOPS', '-1'],
  ['LOG_LEVEL', 'loud'],
  ['DATABASE_URL', 'file:other.db'],
  ['KEYRING_FILE', '/srv/waymark/data/keyring.json'],
  ['KEYRING_FILE', '/srv/waymark/data/../data/keys/keyring.json']
])('refuses %s=%s', (name, value) => {
  expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} `))])
})

it('finds the data of an instance without the rest, for those who look after it', () => {
  expect(readPlaces({ DATA_DIR: '/srv/d' })).toEqual({
    dataDir: '/srv/d',
    keyringFile: '/srv/d/keyring.json',
    databaseUrl: undefined
  })
})

it('falls back to a log that says enough', () => {
  expect(readLogLevel({})).toBe('info')
  expect(readLogLevel({ LOG_LEVEL: 'loud' })).toBe('info')
  expect(readLogLevel({ LOG_LEVEL: 'warn' })).toBe('warn')
})

it('lets the handler believe our own headers and no others', () => {
  const headers = { address: 'x-ours', protocol: 'x-also-ours' }
  const practice: NodeJS.ProcessEnv = {
    ORIGIN: 'https://elsewhere.example',
    HOST_HEADER: 'x-evil',
    XFF_DEPTH: '3'
  }
  setHandlerEnv(readEnv('practice', {}), headers, practice)
  expect(practice).toEqual({
    ADDRESS_HEADER: 'x-ours',
    PROTOCOL_HEADER: 'x-also-ours',
    BODY_SIZE_LIMIT: 'Infinity'
  })
  const real: NodeJS.ProcessEnv = {}
  setHandlerEnv(readEnv('real', complete), headers, real)
  expect(real).toMatchObject({ ORIGIN: complete.ORIGIN, ADDRESS_HEADER: 'x-ours' })
  expect(real.PROTOCOL_HEADER).toBeUndefined()
})
