import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { openBadge } from '#lib/badges/kept-badges.server.ts'
import type { RequestHandler } from './$types'

const endings = { 'image/png': 'png', 'image/svg+xml': 'svg', 'text/plain': 'txt' } as const

/** The badge as it was brought, to keep on a device of their own. A picture is never shown from here: it may hold a script. */
export const GET: RequestHandler = async (event) => {
  const actor = requirePerson(event)
  const { type, bytes } = await forPage(async () => {
    if (actor.way !== 'own-phone') throw new Refusal('not-allowed')
    return openBadge(event.locals.db, actor, event.params.badgeId)
  })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="badge.${endings[type]}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store'
    }
  })
}
