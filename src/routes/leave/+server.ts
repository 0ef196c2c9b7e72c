import { allowAnyone } from '#lib/access/guards.server.ts'
import { leavePage } from '#lib/accounts/leave-page.server.ts'
import { endSession } from '#lib/accounts/sessions.server.ts'
import type { RequestHandler } from './$types'

/** A page with the day and nothing else. A shared screen that came here by itself is signed out, too. */
export const GET: RequestHandler = async (event) => {
  const signedIn = allowAnyone(event)
  if (signedIn?.way === 'kiosk') await endSession(event.locals.db, event.cookies)
  return leavePage(event.locals.db.now())
}

/** Leaves quickly. It takes no target, so that nobody can be sent anywhere by it. */
export const POST: RequestHandler = async (event) => {
  allowAnyone(event)
  await endSession(event.locals.db, event.cookies)
  // Copies of pages go; what was typed and not sent yet stays in this browser's storage.
  return new Response(null, { status: 303, headers: { location: '/leave', 'clear-site-data': '"cache"' } })
}
