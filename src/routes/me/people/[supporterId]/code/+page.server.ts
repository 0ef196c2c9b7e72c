import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { renewInvite } from '#lib/supporters/invite-supporter.server.ts'
import { getSupporter } from '#lib/supporters/list-supporters.server.ts'
import { viewInvite } from '#lib/supporters/view-invite.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { supporterId } = event.params
  const { name } = await forPage(() => getSupporter(event.locals.db, actor, supporterId))
  return { title: m.people_tab(), name, back: `/me/people/${supporterId}` }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    return forForm({}, async () => ({
      invite: viewInvite(await renewInvite(db, actor, event.params.supporterId), event.url, db.now())
    }))
  }
}
