import * as v from 'valibot'
import { requireSteward } from '#lib/access/guards.server.ts'
import { listOrganisations, mostOrganisations } from '#lib/organisations/list-organisations.server.ts'
import { organisationQuery } from '#lib/organisations/steward-inputs.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requireSteward(event)
  const { state, q } = v.parse(organisationQuery, Object.fromEntries(event.url.searchParams))
  const rows = await listOrganisations(event.locals.db, actor, state, q)
  return {
    title: m.steward_organisations_title(),
    state,
    q,
    rows,
    atMost: rows.length === mostOrganisations ? mostOrganisations : null
  }
}
