import { allowAnyone } from '#lib/access/guards.server.ts'
import { answerFeed } from '#lib/open-referral/answer-feed.server.ts'
import { respondFeed, respondPreflight } from '#lib/open-referral/respond.server.ts'
import type { RequestHandler } from './$types'

/** The root of the standard ends with a slash. */
export const trailingSlash = 'ignore'

/** Offers as Open Referral UK 3.0, for anybody and any program (`docs/open-referral.md`). */
export const GET: RequestHandler = async (event) => {
  allowAnyone(event)
  const path = event.params.path.replace(/\/$/, '')
  return respondFeed(await answerFeed(event.locals.db, path, event.url.searchParams), event.request)
}

export const OPTIONS: RequestHandler = (event) => {
  allowAnyone(event)
  return respondPreflight()
}
