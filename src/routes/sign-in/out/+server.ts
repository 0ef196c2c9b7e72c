import { allowAnyone } from '#lib/access/guards.server.ts'
import { endSession } from '#lib/accounts/sessions.server.ts'
import type { RequestHandler } from './$types'

/** Signing out, also for somebody whose session has ended already. */
export const POST: RequestHandler = async (event) => {
  allowAnyone(event)
  await endSession(event.locals.db, event.cookies)
  return new Response(null, { status: 303, headers: { location: '/', 'clear-site-data': '"cache"' } })
}
