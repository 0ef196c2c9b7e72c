import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { withdrawInterest } from '#lib/referrals/withdraw-interest.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  redirect(303, `${hereOf(event.params)}/interests`)
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    await forPage(() => withdrawInterest(event.locals.db, actor, event.params.interestId))
    redirect(303, `${hereOf(event.params)}/interests`)
  }
}
