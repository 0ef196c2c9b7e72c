import pino from 'pino'
import { describeError } from '#lib/serving/describe-error.ts'
import { readLogLevel, type LogLevel } from './env.server.ts'

/**
 * JSON lines on the standard output. No line holds personal data: no address of a page, no query, no
 * name, no network address; an error is described without its message. What slips in under one of the
 * usual names is removed. Test: `tests/integration/server-log.test.ts` sends marked values everywhere.
 */
export function makeLog(level: LogLevel, to?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
    redact: { paths: neverLogged.flatMap((name) => [name, `*.${name}`]), remove: true }
  }
  return to ? pino(options, to) : pino(options)
}

const neverLogged = [
  ...['url', 'path', 'query', 'body', 'headers', 'cookie', 'authorization', 'address', 'ip'],
  ...['name', 'email', 'phone', 'dateOfBirth', 'passphrase', 'password', 'pin', 'token', 'session']
]

export const log = makeLog(readLogLevel())
