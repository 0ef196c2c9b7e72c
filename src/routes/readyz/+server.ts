import { json } from '@sveltejs/kit'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { isReady } from '#lib/serving/is-answering.server.ts'
import type { RequestHandler } from './$types'

/** Whether to send people here: database and keys both answer, and the server is not stopping. */
export const GET: RequestHandler = async (event) => {
  allowAnyone(event)
  const ready = await isReady(event.locals.db)
  return json(
    { status: ready ? 'ready' : 'not ready' },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } }
  )
}
