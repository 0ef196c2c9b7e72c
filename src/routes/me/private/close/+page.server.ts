import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { closeDoor } from '#lib/door/open-door.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  redirect(303, '/me')
}

export const actions: Actions = {
  default: async (event) => {
    requirePerson(event)
    const { signedIn, db } = event.locals
    await forPage(async () => void (signedIn && (await closeDoor(db, signedIn))))
    redirect(303, '/me')
  }
}
