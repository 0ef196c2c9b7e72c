import { requireSteward } from '#lib/access/guards.server.ts'
import { countCheckingOffers } from '#lib/advertising/checking.server.ts'
import { countOrganisations, listOrganisations } from '#lib/organisations/list-organisations.server.ts'
import { organisationLists } from '#lib/organisations/steward-inputs.ts'
import { listWord } from '#lib/organisations/steward-words.ts'
import { viewOrganisationRows } from '#lib/organisations/view-organisation-rows.ts'
import { m } from '#lib/paraglide/messages.js'
import { countOpenComplaints } from '#lib/voice/steward-complaints.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requireSteward(event)
  const { db } = event.locals
  const [applied, due, suspended] = await Promise.all([
    listOrganisations(db, actor, 'applied'),
    listOrganisations(db, actor, 'due'),
    listOrganisations(db, actor, 'suspended')
  ])
  // A suspended organisation waits only once somebody has begun to bring it back.
  const waiting = [...applied, ...due, ...suspended.filter((row) => row.checks > 0)].sort(
    (a, b) => Number(a.checkedByYou) - Number(b.checkedByYou)
  )
  const counts = await countOrganisations(db)
  return {
    title: m.steward_title(),
    offers: await countCheckingOffers(db, actor),
    complaints: await countOpenComplaints(db, actor),
    counts: organisationLists.map((list) => ({ list, words: `${listWord(list)}: ${counts[list]}` })),
    waiting: viewOrganisationRows(waiting, db.now())
  }
}
