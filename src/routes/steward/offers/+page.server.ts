import { requireSteward } from '#lib/access/guards.server.ts'
import { listCheckingOffers, listUncheckedChanges } from '#lib/advertising/checking.server.ts'
import { viewCheckingRow } from '#lib/advertising/view-checking.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

const said: Record<string, () => string> = {
  approved: m.steward_offers_said_approved,
  refused: m.steward_offers_said_refused
}

export const load: PageServerLoad = async (event) => {
  const actor = requireSteward(event)
  const { db } = event.locals
  const now = db.now()
  const { rows, count } = await listCheckingOffers(db, actor)
  const changes = await listUncheckedChanges(db, actor)
  const done = event.url.searchParams.get('said') ?? ''
  return {
    title: m.steward_offers_tab(),
    said: Object.hasOwn(said, done) ? said[done]!() : null,
    lead: count === 1 ? m.steward_offers_lead_one() : m.steward_offers_lead({ count }),
    waiting: rows.map((row) => viewCheckingRow(row, now)),
    changes: changes.map((row) => viewCheckingRow(row, now))
  }
}
