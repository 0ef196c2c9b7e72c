import { requireSteward } from '#lib/access/guards.server.ts'
import { countOrganisations, listOrganisations } from '#lib/organisations/list-organisations.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { countOpenComplaints } from '#lib/voice/steward-complaints.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requireSteward(event)
  const { db } = event.locals
  const [applied, suspended] = await Promise.all([
    listOrganisations(db, actor, 'applied'),
    listOrganisations(db, actor, 'suspended')
  ])
  return {
    title: m.steward_title(),
    complaints: await countOpenComplaints(db, actor),
    counts: await countOrganisations(db),
    // A suspended organisation waits only once somebody has begun to bring it back.
    waiting: [...applied, ...suspended.filter((row) => row.checks > 0)].sort(
      (a, b) => Number(a.checkedByYou) - Number(b.checkedByYou)
    )
  }
}
