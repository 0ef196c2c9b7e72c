import { lookup as resolveName } from 'node:dns'
import { request as httpsRequest } from 'node:https'
import type { IncomingMessage, RequestOptions } from 'node:http'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** Why nothing came; each has its words. */
export type FetchProblem =
  | 'no-address'
  | 'not-https'
  | 'local'
  | 'unreachable'
  | 'redirect'
  | 'status'
  | 'too-large'
  | 'slow'
  | 'cut'
  | 'packed'

export class NotFetched extends Error {
  override readonly name = 'NotFetched'
  readonly problem: FetchProblem
  /** HTTP status, where there was one. */
  readonly status: number | null
  constructor(problem: FetchProblem, status: number | null = null, options?: ErrorOptions) {
    super(problem, options)
    this.problem = problem
    this.status = status
  }
}

/** The ways out of this machine. Tests give their own, to reach a server of theirs. */
export interface WayOut {
  readonly protocol: string
  readonly request: (
    url: URL,
    options: RequestOptions,
    answered: (answer: IncomingMessage) => void
  ) => ReturnType<typeof httpsRequest>
  readonly mayReach: (address: string) => boolean
}
const openInternet: WayOut = { protocol: 'https:', request: httpsRequest, mayReach: isPublicAddress }

export interface FetchLimits {
  /** Bytes of the body. */
  readonly most: number
  /** ms, from the first look-up to the last byte. */
  readonly within: number
}

export interface Fetched {
  /** Content type in lower case, without its parameters. */
  readonly type: string
  readonly bytes: Uint8Array
}

/**
 * Fetches for somebody who only gave an address: over https, from public addresses alone (looked at after
 * the name was resolved, and the connection goes to just those), no redirects, no cookies, no proxy, nothing
 * packed, with limits of size and time. Test: `fetch-public.test.ts`.
 *
 * @throws NotFetched
 */
export async function fetchPublic(
  address: string,
  limits: FetchLimits,
  way = openInternet
): Promise<Fetched> {
  const url = readAddress(address, way)
  const stop = AbortSignal.timeout(limits.within)
  try {
    const answer = await ask(url, way, stop)
    const status = answer.statusCode ?? 0
    if (status !== 200) {
      answer.destroy()
      throw new NotFetched(status >= 300 && status < 400 ? 'redirect' : 'status', status)
    }
    if (!['', 'identity'].includes(answer.headers['content-encoding'] ?? '')) {
      answer.destroy()
      throw new NotFetched('packed')
    }
    const type = (answer.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase() // split gives one at least
    return { type, bytes: await readBody(answer, limits.most) }
  } catch (cause) {
    if (cause instanceof NotFetched) throw cause
    throw new NotFetched(
      stop.aborted ? 'slow' : codeOf(cause) === 'ECONNRESET' ? 'cut' : 'unreachable',
      null,
      { cause }
    )
  }
}

function readAddress(address: string, way: WayOut): URL {
  if (!URL.canParse(address)) throw new NotFetched('no-address')
  const url = new URL(address)
  if (url.protocol !== way.protocol) throw new NotFetched('not-https')
  if (url.username !== '' || url.password !== '') throw new NotFetched('no-address')
  const host = url.hostname.replaceAll(/[[\]]/g, '')
  if (isIP(host) !== 0 && !way.mayReach(host)) throw new NotFetched('local')
  url.hash = ''
  return url
}

function ask(url: URL, way: WayOut, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      agent: false,
      signal,
      lookup: lookupWithin(way),
      headers: {
        accept: 'application/json, text/csv',
        'accept-encoding': 'identity',
        'user-agent': 'Waymark'
      }
    }
    way.request(url, options, resolve).on('error', reject).end()
  })
}

/** Every address that the name has must be public: one that is not could be the one that is tried. */
function lookupWithin(way: WayOut): LookupFunction {
  return (name, options, done) => {
    resolveName(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, [])
      const [first] = found
      if (!first || found.some(({ address }) => !way.mayReach(address)))
        return done(new NotFetched('local'), [])
      if (options.all) done(null, found)
      else done(null, first.address, first.family)
    })
  }
}

async function readBody(answer: IncomingMessage, most: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) {
      answer.destroy()
      throw new NotFetched('too-large')
    }
    chunks.push(chunk)
  }
  if (!answer.complete) throw new NotFetched('cut')
  return Buffer.concat(chunks)
}

const codeOf = (cause: unknown): unknown => (cause as { code?: unknown } | null)?.code
