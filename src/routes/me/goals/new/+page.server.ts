import { redirect } from '@sveltejs/kit'
import { requirePerson } from '#lib/access/guards.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import type { PageServerLoad } from './$types'

/** A new goal has its address before its title, so that sending the title twice adds one goal. */
export const load: PageServerLoad = (event) => {
  requirePerson(event)
  redirect(303, `/me/goals/${newRef()}/title`)
}
