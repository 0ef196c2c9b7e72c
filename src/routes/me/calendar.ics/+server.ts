import { allowAnyone } from '#lib/access/guards.server.ts'
import { forPage } from '#lib/access/act.server.ts'
import { calendarReader } from '#lib/appointments/calendar-reader.server.ts'
import { readCalendar } from '#lib/appointments/read-calendar.server.ts'
import type { RequestHandler } from './$types'

/** Read by programs with the key that the person gave them, and by the person who is signed in. */
export const GET: RequestHandler = async (event) => {
  const signedIn = allowAnyone(event)
  const { db, address } = event.locals
  const key = event.url.searchParams.get('key')
  const calendar = await forPage(async () =>
    readCalendar(db, await calendarReader(db, signedIn, key, address))
  )
  return new Response(calendar, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="calendar.ics"',
      'cache-control': 'no-store'
    }
  })
}
