import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { enter } from '#lib/accounts/enter.server.ts'
import { keepJoinCode } from '#lib/accounts/join-cookie.ts'
import { makeWorkerAccount } from '#lib/accounts/make-worker-account.server.ts'
import { mayBeWorker } from '#lib/accounts/may-be-worker.server.ts'
import { ensurePasskeyHost } from '#lib/accounts/passkey-host.ts'
import { m } from '#lib/paraglide/messages.js'
import { takeForm } from '#lib/team/inputs.ts'
import { dropTeamInvite, keepTeamInvite } from '#lib/team/invite-cookie.ts'
import { requireTeamInvite } from '#lib/team/require-team-invite.server.ts'
import { takeTeamInvite } from '#lib/team/take-invite.server.ts'
import { roleWord } from '#lib/team/view-team.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const signedIn = allowAnyone(event)
  if (!signedIn) ensurePasskeyHost(event.url)
  const { held, invite } = await forPage(() => requireTeamInvite(event))
  const { organisationName: organisation, role, displayName } = invite
  return {
    title: m.org_place_tab(),
    heading: m.org_place_title({ organisation }),
    role: m.org_place_role({ role: roleWord(role) }),
    name: held.name || displayName,
    signedIn: signedIn !== null,
    ask: signedIn ? await mayBeWorker(event.locals.db, signedIn) : 'yes'
  }
}

export const actions: Actions = {
  default: async (event) => {
    const signedIn = allowAnyone(event)
    const { db } = event.locals
    const { held, invite } = await forPage(() => requireTeamInvite(event))
    const read = await readForm(event, takeForm)
    if (!read.ok) return read.failure
    const { displayName } = read.data
    return forForm(read.data, async () => {
      if (!signedIn) {
        const made = await makeWorkerAccount(db, { name: 'invite-account', whom: invite.id })
        keepTeamInvite(event.cookies, { ...held, name: displayName })
        keepJoinCode(event.cookies, made.code)
        redirect(303, '/join/way')
      }
      const slug = await takeTeamInvite(db, signedIn, { code: held.code, displayName })
      dropTeamInvite(event.cookies)
      if (slug === null) redirect(303, '/join')
      // Whoever acts for others has the short session of those who do.
      if (!signedIn.hats.includes('worker')) await enter(db, event.cookies, signedIn.accountId)
      redirect(303, `/org/${slug}`)
    })
  }
}
