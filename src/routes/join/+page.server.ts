import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { lookUpJoining } from '#lib/accounts/find-joining.server.ts'
import { joinInput } from '#lib/accounts/inputs.ts'
import { keepJoinCode } from '#lib/accounts/join-cookie.ts'
import { ensurePasskeyHost } from '#lib/accounts/passkey-host.ts'
import { tryCode } from '#lib/accounts/try-code.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { findInvite } from '#lib/supporters/find-invite.server.ts'
import { keepInvite } from '#lib/supporters/invite-cookie.ts'
import { findTeamInvite } from '#lib/team/find-team-invite.server.ts'
import { keepTeamInvite } from '#lib/team/invite-cookie.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  allowAnyone(event)
  ensurePasskeyHost(event.url)
  // From the picture on a printed invite; nothing is looked up before it is sent.
  return { title: m.accounts_join_title(), code: event.url.searchParams.get('code')?.slice(0, 40) ?? '' }
}

export const actions: Actions = {
  default: async (event) => {
    const signedIn = allowAnyone(event)
    const { db, address } = event.locals
    const form = await readForm(event, joinInput)
    if (!form.ok) return form.failure
    const { code } = form.data
    return forForm({ code }, async () => {
      const leadsTo = await tryCode(db, address, async () => {
        if (await lookUpJoining(db, code)) return '/join/way'
        if (await findTeamInvite(db, code, db.now())) return '/join/team'
        return (await findInvite(db, code, signedIn?.accountId ?? null, db.now())) && '/join/invite'
      })
      if (leadsTo === null) return formFailure({ code }, { code: 'accounts_problem_code_wrong' })
      if (leadsTo === '/join/way') keepJoinCode(event.cookies, code)
      else if (leadsTo === '/join/team') keepTeamInvite(event.cookies, { code, name: '' })
      else keepInvite(event.cookies, { code, adult: false, ownName: '' })
      redirect(303, leadsTo)
    })
  }
}
