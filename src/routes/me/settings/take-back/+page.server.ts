import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { requireFreshProof, requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { takeBack } from '#lib/record/take-back.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  return { title: m.accounts_back_tab() }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    requireFreshProof(event, 'take-back')
    return forForm({}, async () => {
      await takeBack(event.locals.db, actor)
      redirect(303, '/join/yes?said=taken-back')
    })
  }
}
