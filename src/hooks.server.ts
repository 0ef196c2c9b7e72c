import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  isHttpError,
  isRedirect,
  type Handle,
  type HandleServerError,
  type RequestEvent,
  type ServerInit
} from '@sveltejs/kit'
import { readEnv, type Env } from '#env'
import { inWords, type ErrorInWords } from '#lib/access/refusal-words.server.ts'
import { accessOf } from '#lib/access/table.ts'
import { findSignedIn } from '#lib/accounts/sessions.server.ts'
import { finishEndedSharing } from '#lib/consent/finish-ended-sharing.server.ts'
import { openDatabase, type Database } from '#lib/database/connect.server.ts'
import { readShelfAhead } from '#lib/offers/shelf.server.ts'
import { listenForAdmin } from '#lib/operating/admin-socket.server.ts'
import { finishErasures } from '#lib/record/finish-erasures.server.ts'
import { replayClosings } from '#lib/take-away/finish-closings.server.ts'
import { startSweep } from '#lib/take-away/sweep.server.ts'
import { isFromHere } from '#lib/serving/from-here.ts'
import { insideHeaders } from '#lib/serving/inside-headers.ts'
import { isPrivatePath } from '#lib/serving/is-private.ts'
import { countRequest, unexpectedErrors } from '#lib/serving/metrics.server.ts'
import { closeEverything, onStop } from '#lib/serving/on-stop.ts'
import { namesAnAction } from '#lib/serving/names-an-action.ts'
import { codeOf } from '#lib/serving/plain-answer.ts'
import { newRequestId } from '#lib/serving/request-id.ts'
import { inOurWords, refuse, sorry } from '#lib/serving/respond.ts'
import { makeKeyring, readKeyring } from '#lib/vault/keyring.server.ts'
import { log } from './log.server.ts'

let db: Database

/** Opens the database before the first request. What an operator must put right stops the start. */
export const init: ServerInit = async () => {
  const env = readEnv(__PRACTICE__ ? 'practice' : 'real')
  log.level = env.logLevel
  // Vite runs this module again after an edit; the lock of the folder is still with the one before.
  if (import.meta.env.DEV) await closeEverything()
  db = await openDatabase({
    dataDir: env.dataDir,
    stamp: env.mode,
    keyring: readKeyring(ensureKeyring(env)),
    databaseUrl: env.databaseUrl,
    ...(__PRACTICE__ && { now: (await import('#practice/clock.ts')).now })
  })
  onStop(db.close)
  await finishErasures(db)
  await replayClosings(db)
  await finishEndedSharing(db)
  onStop(await startSweep(db, (err) => log.error({ err }, 'unexpected')))
  if (__PRACTICE__) await (await import('#practice/hook.server.ts')).preparePractice(db, env)
  onStop(readShelfAhead(db, (err) => log.error({ err }, 'unexpected')))
  onStop(await listenForAdmin(db, join(env.dataDir, 'admin.sock')))
}

export const handle: Handle = async ({ event, resolve }) => {
  const started = performance.now()
  event.locals.requestId = newRequestId()
  let status = 500
  try {
    const response = await answer(event, resolve).catch((cause: unknown) => mistake(event, cause))
    status = response.status
    return response
  } finally {
    const ms = Math.round((performance.now() - started) * 100) / 100
    const route = event.route.id ?? 'none'
    countRequest(event.request.method, route, status, ms)
    log.info(
      { requestId: event.locals.requestId, method: event.request.method, route, status, ms },
      'request'
    )
  }
}

async function answer(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
  if (!isFromHere(event.request, event.url.origin) && !asksFeed(event)) return refuse(event, 'wrong-origin')
  if (event.request.headers.has(insideHeaders.tooLarge)) return refuse(event, 'too-large')
  if (event.route.id !== null && accessOf(event.route.id) === null) return refuse(event, 'not-found')
  if (!namesAnAction(event.url.searchParams)) return refuse(event, 'not-found')
  event.locals.db = db
  event.locals.address = event.getClientAddress()
  event.locals.signedIn = await findSignedIn(db, event.cookies)
  const response = (await practiceAnswer(event)) ?? (await kitAnswer(event, resolve))
  keepCopiesAway(event, response)
  return response
}

/** A browser asks before a script of another page reads the open feed; the question changes nothing. */
function asksFeed({ request, route }: RequestEvent): boolean {
  return request.method === 'OPTIONS' && route.id === '/api/open-referral/[...path]'
}

/** Addresses of the practice cast: in no real build (`tests/integration/real-build.test.ts`). */
async function practiceAnswer(event: RequestEvent): Promise<Response | null> {
  if (!__PRACTICE__) return null
  return (await import('#practice/hook.server.ts')).practiceHandle(db, event)
}

async function kitAnswer(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
  const way = event.locals.signedIn?.way ?? 'own-phone'
  const response = await resolve(event, {
    // A style stands at the top of the page itself: naming it in a header too would be 75 bytes for nothing.
    preload: ({ type }) => type === 'js',
    transformPageChunk: ({ html }) => html.replace('%waymark.way%', way)
  })
  return inOurWords(event, response, event.locals.requestId)
}

/** What is about one person stays in no browser's or proxy's store. */
function keepCopiesAway(event: RequestEvent, response: Response): void {
  // The route's own letters: in an address any of them may stand as %xx.
  if (event.locals.signedIn || isPrivatePath(event.route.id ?? event.url.pathname)) {
    response.headers.set('cache-control', 'no-store')
  } else if (!response.headers.has('cache-control')) {
    response.headers.set('cache-control', 'private, no-cache')
  }
}

/** Of the hook itself, where Kit has no page to show: the database is gone, say. */
function mistake(event: RequestEvent, cause: unknown): Response {
  if (isRedirect(cause) || isHttpError(cause)) throw cause
  return sorry(event, noteMistake(event, cause))
}

/** What nobody expected: the log gets its kind and place, the person an id to tell us, neither its message. */
export const handleError: HandleServerError = ({ error, event, status }) =>
  status < 500 ? inWords(status, { message: codeOf(status) }) : noteMistake(event, error)

function noteMistake(event: RequestEvent, cause: unknown): ErrorInWords {
  const { requestId } = event.locals
  unexpectedErrors.inc()
  log.error({ requestId, route: event.route.id ?? 'none', err: cause }, 'unexpected')
  return inWords(500, { message: codeOf(500), id: requestId })
}

function ensureKeyring(env: Env): string {
  if (__PRACTICE__ && !existsSync(env.keyringFile)) {
    mkdirSync(env.dataDir, { recursive: true, mode: 0o700 })
    makeKeyring(env.keyringFile)
  }
  return env.keyringFile
}
