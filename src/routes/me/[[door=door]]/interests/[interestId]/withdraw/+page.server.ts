import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { withdrawForm } from '#lib/referrals/inputs.ts'
import { withdrawInterest } from '#lib/referrals/withdraw-interest.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  redirect(303, `${hereOf(event.params)}/interests`)
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { interestId } = event.params
    const read = await readForm(event, withdrawForm)
    const stopSharing = !(read.ok && read.data.keep)
    await forPage(() => withdrawInterest(event.locals.db, actor, interestId, { stopSharing }))
    redirect(303, `${hereOf(event.params)}/interests?said=withdrawn`)
  }
}
