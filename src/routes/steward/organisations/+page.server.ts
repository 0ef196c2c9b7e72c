import * as v from 'valibot'
import { requireSteward } from '#lib/access/guards.server.ts'
import { listOrganisations, mostOrganisations } from '#lib/organisations/list-organisations.server.ts'
import { organisationLists, organisationQuery } from '#lib/organisations/steward-inputs.ts'
import { listWord } from '#lib/organisations/steward-words.ts'
import { viewOrganisationRows } from '#lib/organisations/view-organisation-rows.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requireSteward(event)
  const { db } = event.locals
  const { state, q } = v.parse(organisationQuery, Object.fromEntries(event.url.searchParams))
  const rows = await listOrganisations(db, actor, state, q)
  return {
    title: m.steward_organisations_title(),
    state,
    heading: listWord(state),
    lists: organisationLists.map((list) => ({ list, word: listWord(list) })),
    q,
    rows: viewOrganisationRows(rows, db.now()),
    atMost: rows.length === mostOrganisations ? mostOrganisations : null
  }
}
