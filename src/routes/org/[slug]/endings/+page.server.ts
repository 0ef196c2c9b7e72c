import { requireWorker } from '#lib/access/guards.server.ts'
import { endingRow } from '#lib/consent/ending-rows.ts'
import { listEndings } from '#lib/consent/list-endings.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const endings = await listEndings(db, viewer)
  return {
    title: m.org_endings_tab(),
    said: event.url.searchParams.get('said') === 'answered' ? m.org_said_ending() : null,
    endings: endings.map((one) => endingRow(one, db.now())),
    at: `/org/${event.params.slug}/endings`,
    back: `/org/${event.params.slug}`
  }
}
