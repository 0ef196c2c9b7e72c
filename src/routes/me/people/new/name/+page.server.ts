import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { inviteInput } from '#lib/supporters/inputs.ts'
import { inviteSupporter } from '#lib/supporters/invite-supporter.server.ts'
import { viewInvite } from '#lib/supporters/view-invite.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  // The first question comes first.
  if (event.url.searchParams.get('stops') !== 'no') redirect(303, '/me/people/new')
  return { title: m.people_order_tab() }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const read = await readForm(event, inviteInput)
    if (!read.ok) return read.failure
    const { name } = read.data
    return forForm({ name }, async () => {
      const made = await inviteSupporter(db, actor, name)
      if (typeof made === 'string') {
        return formFailure({ name }, { name: `people_problem_${made.replaceAll('-', '_')}` })
      }
      return { invite: viewInvite(made, event.url, db.now()) }
    })
  }
}
