import { forPage } from '#lib/access/act.server.ts'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { findPublicPage } from '#lib/organisations/find-public-page.server.ts'
import { viewPublicPage } from '#lib/organisations/view-public-page.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  allowAnyone(event)
  const { db } = event.locals
  const page = await forPage(async () => {
    const found = await findPublicPage(db, event.params.slug)
    if (!found) throw new Refusal('not-found')
    return found
  })
  return { title: m.offers_org_tab(), organisation: viewPublicPage(page, db.now()) }
}
