import { isAbsolute, join, relative, resolve } from 'node:path'
import * as v from 'valibot'
import { OperatorError } from '#lib/database/operator-error.ts'

/**
 * The only file that names environment variables. In practice mode each has a default; in real use the
 * server does not start before every one that matters is there (`docs/operations.md` explains each).
 */

export type Mode = 'practice' | 'real'

/** Who answers for the personal data (UK GDPR, Articles 4, 13 and 26): shown on `/privacy`. */
export interface Controller {
  readonly name: string
  /** How to reach the controller: email, phone or post. */
  readonly contact: string
  /** How to reach whoever looks after data protection there. */
  readonly dataProtectionContact: string
  /** ISO date of the data protection impact assessment. */
  readonly dpiaDate: string
  /** The other organisations that decide together with the controller. */
  readonly jointControllers: readonly string[]
}

export interface Env {
  readonly mode: Mode
  readonly dataDir: string
  readonly keyringFile: string
  /** A libSQL server instead of the embedded file. */
  readonly databaseUrl: string | undefined
  /** What the browser sees, `https://…` without a path; undefined in practice mode, where two hosts serve. */
  readonly origin: string | undefined
  readonly host: string
  readonly port: number
  /** How many proxies in front of this server add to X-Forwarded-For; 0 believes none. */
  readonly trustedProxyHops: number
  readonly metricsToken: string
  readonly logLevel: LogLevel
  readonly controller: Controller
  /** In practice mode: whether something is under way among the cast already. */
  readonly practiceStory: boolean
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** @throws OperatorError that lists everything which is missing or wrong, before anything is opened */
export function readEnv(mode: Mode = 'practice', source: NodeJS.ProcessEnv = process.env): Env {
  const given = withoutEmpty(source)
  const result = v.safeParse(mode === 'practice' ? practiceSettings : realSettings, given, {
    abortPipeEarly: true // one sentence for each setting
  })
  const problems = result.success ? [] : result.issues.map(inPlainWords)
  if (mode === 'real') problems.push(...keyringInside(given.DATA_DIR, given.KEYRING_FILE))
  if (!result.success || problems.length > 0) {
    throw new OperatorError(
      `Waymark cannot start. These settings are missing or wrong:\n${problems.map((line) => `  ${line}`).join('\n')}`
    )
  }
  const settings = result.output
  return {
    mode,
    dataDir: settings.DATA_DIR,
    keyringFile: settings.KEYRING_FILE ?? join(settings.DATA_DIR, 'keyring.json'),
    databaseUrl: settings.DATABASE_URL,
    origin: mode === 'real' ? settings.ORIGIN : undefined,
    host: settings.HOST,
    port: settings.PORT,
    trustedProxyHops: settings.TRUSTED_PROXY_HOPS,
    metricsToken: settings.METRICS_TOKEN,
    logLevel: settings.LOG_LEVEL,
    practiceStory: source.PRACTICE_STORY !== 'none',
    controller: {
      name: settings.CONTROLLER_NAME,
      contact: settings.CONTROLLER_CONTACT,
      dataProtectionContact: settings.DATA_PROTECTION_CONTACT,
      dpiaDate: settings.DPIA_DATE,
      jointControllers: settings.JOINT_CONTROLLERS
    }
  }
}

/** For scripts that look after an instance in real use and serve nobody: where its data and its keys are. */
export function readPlaces(
  source: NodeJS.ProcessEnv = process.env
): Pick<Env, 'dataDir' | 'keyringFile' | 'databaseUrl'> {
  const { DATA_DIR = './data', KEYRING_FILE, DATABASE_URL } = withoutEmpty(source)
  return {
    dataDir: DATA_DIR,
    keyringFile: KEYRING_FILE ?? join(DATA_DIR, 'keyring.json'),
    databaseUrl: DATABASE_URL
  }
}

export function readLogLevel(source: NodeJS.ProcessEnv = process.env): LogLevel {
  return v.parse(v.fallback(v.picklist(logLevels), 'info'), source.LOG_LEVEL)
}

/**
 * Tells Kit's handler, which reads its settings when it is imported, to believe two headers that the
 * server entry sets on each request after it has removed what came from outside.
 */
export function setHandlerEnv(
  env: Env,
  headers: { readonly address: string; readonly protocol: string },
  target: NodeJS.ProcessEnv = process.env
): void {
  for (const name of ['XFF_DEPTH', 'HOST_HEADER', 'PORT_HEADER', 'PROTOCOL_HEADER', 'ORIGIN'])
    delete target[name]
  target.ADDRESS_HEADER = headers.address
  if (env.origin === undefined) target.PROTOCOL_HEADER = headers.protocol
  else target.ORIGIN = env.origin
  target.BODY_SIZE_LIMIT = 'Infinity' // the entry has already counted the body
}

/** Not given is the same as empty, so that its own words are printed. */
const text = (missing: string) => v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(missing)), '')

const wholeNumber = (least: number, most: number, wrong: string) =>
  v.pipe(
    v.string(),
    v.transform(Number),
    v.check((number) => Number.isInteger(number) && number >= least && number <= most, wrong)
  )

const names = v.pipe(
  v.string(),
  v.transform((list) =>
    list
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean)
  )
)

const either = {
  KEYRING_FILE: v.optional(v.string()),
  DATABASE_URL: v.optional(
    v.pipe(v.string(), v.regex(/^(libsql|https?|wss?):\/\//, 'must begin with libsql:// or https://.'))
  ),
  PORT: v.optional(wholeNumber(0, 65_535, 'must be a whole number up to 65535.'), '3000'),
  TRUSTED_PROXY_HOPS: v.optional(wholeNumber(0, 9, 'must be a whole number from 0 to 9.'), '0'),
  JOINT_CONTROLLERS: v.optional(names, '')
}

const practiceSettings = v.object({
  ...either,
  ORIGIN: v.optional(v.string()),
  HOST: v.optional(
    v.picklist(
      ['127.0.0.1', 'localhost', '::1'],
      'must be 127.0.0.1: practice data is for this machine only.'
    ),
    '127.0.0.1'
  ),
  DATA_DIR: v.optional(v.string(), './data'),
  METRICS_TOKEN: v.optional(v.string(), 'practice'),
  LOG_LEVEL: v.optional(v.picklist(logLevels, `must be one of: ${logLevels.join(', ')}.`), 'warn'),
  CONTROLLER_NAME: v.optional(v.string(), 'Waymark Practice'),
  CONTROLLER_CONTACT: v.optional(v.string(), 'hello@waymark.example'),
  DATA_PROTECTION_CONTACT: v.optional(v.string(), 'privacy@waymark.example'),
  DPIA_DATE: v.optional(v.string(), '2026-01-05')
})

const realSettings = v.object({
  ...either,
  ORIGIN: v.pipe(
    text('is missing. It is the address that people type, such as https://waymark.example.org.'),
    v.check(
      isHttpsOrigin,
      'must be https:// and a host name, with no path, such as https://waymark.example.org.'
    )
  ),
  HOST: v.optional(v.string(), '127.0.0.1'),
  DATA_DIR: text('is missing. It is the folder for the database and the files.'),
  KEYRING_FILE: text('is missing. It is the file with the keys, outside DATA_DIR. See docs/operations.md.'),
  METRICS_TOKEN: v.pipe(
    text('is missing. It is a long random word that your monitoring sends.'),
    v.minLength(20, 'is too short. Use 20 letters or more.')
  ),
  LOG_LEVEL: v.optional(v.picklist(logLevels, `must be one of: ${logLevels.join(', ')}.`), 'info'),
  CONTROLLER_NAME: text('is missing. It is the organisation that answers for the data.'),
  CONTROLLER_CONTACT: text('is missing. It is how to reach that organisation.'),
  DATA_PROTECTION_CONTACT: text('is missing. It is how to reach whoever looks after data protection there.'),
  DPIA_DATE: v.pipe(
    text('is missing. It is the day the data protection impact assessment was signed, such as 2026-01-05.'),
    v.isoDate('must be a day, such as 2026-01-05.')
  )
})

function isHttpsOrigin(origin: string): boolean {
  return URL.canParse(origin) && origin.startsWith('https://') && new URL(origin).origin === origin
}

function keyringInside(dataDir: string | undefined, keyringFile: string | undefined): string[] {
  if (!dataDir || !keyringFile) return []
  const way = relative(resolve(dataDir), resolve(keyringFile))
  if (way.startsWith('..') || isAbsolute(way)) return []
  return ['KEYRING_FILE must be outside DATA_DIR, so that one stolen folder opens nothing.']
}

function inPlainWords(issue: v.BaseIssue<unknown>): string {
  return `${String(issue.path?.[0]?.key)} ${issue.message}`
}

/** `PORT=` in an environment file means "not given". */
function withoutEmpty(source: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim() !== ''))
}
