import { redirect } from '@sveltejs/kit'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { orderInput } from '#lib/supporters/inputs.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  return { title: m.people_order_tab() }
}

export const actions: Actions = {
  /** A yes ends it. Neither answer is kept. */
  default: async (event) => {
    requirePerson(event)
    const read = await readForm(event, orderInput)
    if (!read.ok) return read.failure
    if (read.data.stops === 'yes') return { stopped: true }
    redirect(303, '/me/people/new/name?stops=no')
  }
}
