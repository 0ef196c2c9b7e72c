import { redirect } from '@sveltejs/kit'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { leavePage } from '#lib/accounts/leave-page.server.ts'
import { endSession } from '#lib/accounts/sessions.server.ts'
import type { RequestHandler } from './$types'

/** Where a shared screen goes: everybody who uses it knows what it is. */
const nextPerson = '/sign-in'

/**
 * A page with the day and nothing else. A shared screen that came here by itself is signed out, too, and
 * leads on to where the next person begins.
 */
export const GET: RequestHandler = async (event) => {
  const signedIn = allowAnyone(event)
  if (signedIn?.way === 'kiosk') {
    await endSession(event.locals.db, event.cookies)
    redirect(303, nextPerson)
  }
  return leavePage(event.locals.db.now())
}

/** Leaves quickly. It takes no target, so that nobody can be sent anywhere by it. */
export const POST: RequestHandler = async (event) => {
  const signedIn = allowAnyone(event)
  await endSession(event.locals.db, event.cookies)
  const location = signedIn?.way === 'kiosk' ? nextPerson : '/leave'
  // Copies of pages go; what was typed and not sent yet stays in this browser's storage.
  return new Response(null, { status: 303, headers: { location, 'clear-site-data': '"cache"' } })
}
