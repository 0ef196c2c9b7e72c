import { json } from '@sveltejs/kit'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { isAnswering } from '#lib/serving/is-answering.server.ts'
import type { RequestHandler } from './$types'

/** Whether this process is alive and reads its database: for what restarts it. */
export const GET: RequestHandler = async (event) => {
  allowAnyone(event)
  const database = await isAnswering(event.locals.db)
  return json(
    {
      status: database ? 'ok' : 'unavailable',
      version: __VERSION__,
      database: database ? 'ok' : 'unavailable'
    },
    { status: database ? 200 : 503, headers: { 'cache-control': 'no-store' } }
  )
}
