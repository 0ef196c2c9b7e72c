import type { RequestEvent } from '@sveltejs/kit'
import { startSession } from '#lib/accounts/sessions.server.ts'
import { account } from '#lib/accounts/tables.server.ts'
import { trustIssuers } from '#lib/badges/trusted-issuers.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { cast, homeOf } from './cast.ts'
import { movePracticeClock, now } from './clock.ts'
import { findCastAccount, loadCast } from './load-cast.server.ts'
import { loadChecks } from './load-checks.server.ts'
import { loadFamily } from './load-family.server.ts'
import { loadInterests } from './load-interests.server.ts'
import { loadOfferWork } from './load-offer-work.server.ts'
import { loadOrganisations } from './load-organisations.server.ts'
import { loadShortlist } from './load-shortlist.server.ts'
import { practiceBadge, practiceIssuer } from './practice-badge.ts'
import { practicePage } from './practice-page.server.ts'

/** Everything under `/practice`. Only the practice build has this file; `hooks.server.ts` asks it. */

type Event = Pick<RequestEvent, 'request' | 'url' | 'cookies'>

/**
 * Fills an empty database with the organisations, the cast, and what is under way among them. With
 * `PRACTICE_STORY=none` nothing is: a test tells its own story.
 */
export async function preparePractice(
  db: Database,
  { practiceStory }: { readonly practiceStory: boolean }
): Promise<void> {
  trustIssuers([practiceIssuer])
  if ((await db.read.$count(account)) > 0) return
  await loadOrganisations(db)
  await loadCast(db)
  await loadFamily(db)
  await loadChecks(db)
  if (practiceStory) {
    await loadInterests(db)
    await loadOfferWork(db)
    await loadShortlist(db)
  }
}

/**
 * Answers `/practice`, `POST /practice/sign-in` (field `as`) and `POST /practice/clock` (field `to`, an
 * ISO instant; or `by`, milliseconds; or `reset`), and `/practice/badge`, a badge to
 * else under `/practice` is not there, and null leaves every other address to the app.
 */
export async function practiceHandle(db: Database, event: Event): Promise<Response | null> {
  if (!/^\/practice(\/|$)/.test(event.url.pathname)) return null
  switch (`${event.request.method} ${event.url.pathname}`) {
    case 'GET /practice':
    case 'HEAD /practice':
      return practicePage()
    case 'GET /practice/badge':
      return badgeFile()
    case 'POST /practice/sign-in':
      return signInAs(db, event)
    case 'POST /practice/clock':
      return changeClock(event)
    default:
      return new Response('Not found', { status: 404 })
  }
}

function badgeFile(): Response {
  return new Response(practiceBadge, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="practice-badge.txt"'
    }
  })
}

async function signInAs(db: Database, event: Event): Promise<Response> {
  const as = (await fields(event.request)).get('as')
  const member = cast.find((candidate) => candidate.as === as)
  const accountId = member && (await findCastAccount(db, member))
  if (!member || !accountId) return practicePage(422, m.practice_unknown())
  const headers = new Headers({ location: homeOf(member), 'cache-control': 'no-store' })
  // Kit writes cookies only onto what its own routes answer.
  const jar: Pick<RequestEvent['cookies'], 'get' | 'set' | 'delete'> = {
    get: (name) => event.cookies.get(name),
    set: (...cookie) => headers.append('set-cookie', event.cookies.serialize(...cookie)),
    delete: () => undefined
  }
  await startSession(db, jar, accountId, member.way)
  return new Response(null, { status: 303, headers })
}

async function changeClock(event: Event): Promise<Response> {
  if (!movePracticeClock(await fields(event.request))) return practicePage(422, m.practice_clock_bad())
  // A person pressed a button of the page; a test asked for the time.
  if (event.request.headers.get('accept')?.includes('text/html')) {
    return new Response(null, { status: 303, headers: { location: '/practice' } })
  }
  return Response.json({ now: now() })
}

async function fields(request: Request): Promise<FormData> {
  return request.formData().catch(() => new FormData())
}
