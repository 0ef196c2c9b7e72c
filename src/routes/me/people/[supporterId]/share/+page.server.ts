import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { loadShare } from '#lib/supporters/load-share.server.ts'
import { stepAfter } from '#lib/supporters/share-steps.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { supporterId } = event.params
  const { name, at, sections, steps } = await forPage(() =>
    loadShare(event.locals.db, actor, event.cookies, supporterId)
  )
  return {
    title: m.people_share_tab(),
    name,
    back: `/me/people/${supporterId}`,
    first: sections.some(({ isSecret }) => !isSecret) ? `${at}/${stepAfter(null, steps)}` : null
  }
}
