import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireSignedIn } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { acceptInvite } from '#lib/supporters/accept-invite.server.ts'
import { acceptInput } from '#lib/supporters/inputs.ts'
import { dropInvite } from '#lib/supporters/invite-cookie.ts'
import { requireInvite } from '#lib/supporters/require-invite.server.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  requireSignedIn(event)
  const held = await invited(event)
  return { title: m.family_accept_tab(), ownName: held.ownName }
}

export const actions: Actions = {
  default: async (event) => {
    const { accountId } = requireSignedIn(event)
    const { code } = await invited(event)
    const read = await readForm(event, acceptInput)
    if (!read.ok) return read.failure
    return forForm(read.data, async () => {
      const ref = await acceptInvite(event.locals.db, accountId, { code, ...read.data })
      dropInvite(event.cookies)
      redirect(303, ref === null ? '/join' : '/family?said=accepted')
    })
  }
}

/** Somebody signed in who holds a good code and said that they are 18. */
async function invited(event: RequestEvent) {
  const { held } = await forPage(() => requireInvite(event))
  if (!held.adult) redirect(303, '/join/invite')
  return held
}
