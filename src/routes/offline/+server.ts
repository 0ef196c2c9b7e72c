import { allowAnyone } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { plainPage } from '#lib/serving/plain-page.ts'
import type { RequestHandler } from './$types'

/**
 * What the service worker keeps and shows when there is no signal, in place of the page that was asked
 * for: so the empty link tries that page again. It is the same for everybody.
 */
export const GET: RequestHandler = (event) => {
  allowAnyone(event)
  const body = plainPage({
    title: m.offline_title(),
    paragraphs: [m.offline_why(), m.offline_later()],
    link: { to: '', words: m.offline_again() }
  })
  return new Response(body, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=3600' }
  })
}
