import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { isDoorOpen } from '#lib/door/rules.ts'
import { pinInput } from '#lib/door/inputs.ts'
import { openDoor } from '#lib/door/open-door.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

/** The same page for everybody, whatever is or is not behind the door. */
export const load: PageServerLoad = (event) => {
  requirePerson(event)
  const { signedIn, db } = event.locals
  const offer = event.url.searchParams.get('offer') ?? ''
  return {
    title: m.door_tab(),
    isOpen: isDoorOpen(signedIn, db.now()),
    offer: /^[\w-]{1,64}$/.test(offer) ? offer : null
  }
}

export const actions: Actions = {
  default: async (event) => {
    requirePerson(event)
    const read = await readForm(event, pinInput)
    if (!read.ok) return read.failure
    const { signedIn, db } = event.locals
    const { pin, offer } = read.data
    return forForm({}, async () => {
      if (signedIn) await openDoor(db, signedIn, pin)
      redirect(303, /^[\w-]{1,64}$/.test(offer) ? `/me/private?offer=${offer}` : '/me/private')
    })
  }
}
