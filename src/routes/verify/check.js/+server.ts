import { allowAnyone } from '#lib/access/guards.server.ts'
import type { RequestHandler } from './$types'
import code from '../check-page.ts?bundled'

/** The one script of `/verify`. Its address names the version, so a copy of it never gets old. */
export const GET: RequestHandler = (event) => {
  allowAnyone(event)
  return new Response(code, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=86400' }
  })
}
