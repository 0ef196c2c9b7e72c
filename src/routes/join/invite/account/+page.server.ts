import { randomInt } from 'node:crypto'
import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { keepJoinCode } from '#lib/accounts/join-cookie.ts'
import { makeSupporterAccount } from '#lib/accounts/make-supporter-account.server.ts'
import { ensurePasskeyHost } from '#lib/accounts/passkey-host.ts'
import { m } from '#lib/paraglide/messages.js'
import { ownNameInput } from '#lib/supporters/inputs.ts'
import { keepInvite } from '#lib/supporters/invite-cookie.ts'
import { requireInvite } from '#lib/supporters/require-invite.server.ts'
import { proposeSignInName } from '#lib/supporters/rules.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  allowAnyone(event)
  ensurePasskeyHost(event.url)
  const { held } = await newcomer(event)
  return { title: m.family_name_tab(), ownName: held.ownName }
}

export const actions: Actions = {
  default: async (event) => {
    allowAnyone(event)
    const { held, invite } = await newcomer(event)
    const read = await readForm(event, ownNameInput)
    if (!read.ok) return read.failure
    const { ownName } = read.data
    return forForm({ ownName }, async () => {
      const propose = () => proposeSignInName(ownName, randomInt)
      const made = await makeSupporterAccount(event.locals.db, invite.supporterId, propose)
      keepInvite(event.cookies, { ...held, ownName })
      keepJoinCode(event.cookies, made.code)
      redirect(303, '/join/way')
    })
  }
}

/** Somebody without an account who said that they are 18. */
async function newcomer(event: RequestEvent) {
  const found = await forPage(() => requireInvite(event))
  if (!found.held.adult) redirect(303, '/join/invite')
  if (event.locals.signedIn) redirect(303, '/join/invite/names')
  return found
}
