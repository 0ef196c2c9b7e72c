import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { adultInput } from '#lib/supporters/inputs.ts'
import { dropInvite, keepInvite } from '#lib/supporters/invite-cookie.ts'
import { requireInvite } from '#lib/supporters/require-invite.server.ts'
import type { Actions, PageServerLoad } from './$types'

/** In neutral words only: whoever found the code learns of nobody. */
export const load: PageServerLoad = async (event) => {
  const signedIn = allowAnyone(event)
  const young = event.url.searchParams.get('said') === 'young'
  if (!young) await forPage(() => requireInvite(event))
  return { title: m.family_invite_tab(), signedIn: signedIn !== null, young }
}

export const actions: Actions = {
  default: async (event) => {
    const signedIn = allowAnyone(event)
    const { held } = await forPage(() => requireInvite(event))
    const read = await readForm(event, adultInput)
    if (!read.ok) return read.failure
    if (read.data.adult === 'no') {
      dropInvite(event.cookies)
      redirect(303, '/join/invite?said=young')
    }
    keepInvite(event.cookies, { ...held, adult: true })
    redirect(303, signedIn ? '/join/invite/names' : '/join/invite/account')
  }
}
