import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { againPlaces, isAgainReason } from '#lib/access/again.ts'
import { requireSignedIn } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { findHome } from '#lib/accounts/enter.server.ts'
import { againInput } from '#lib/accounts/inputs.ts'
import { proveWithPassphrase } from '#lib/accounts/prove-with-passphrase.server.ts'
import { isStaff } from '#lib/accounts/rules.ts'
import { renewSession } from '#lib/accounts/sessions.server.ts'
import { listWaysIn } from '#lib/accounts/ways-in.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

const reasonOf = (url: URL) => {
  const reason = url.searchParams.get('for')
  return isAgainReason(reason) ? reason : 'settings'
}

export const load: PageServerLoad = async (event) => {
  const actor = requireSignedIn(event)
  const { hasPassphrase, passkeys } = await listWaysIn(event.locals.db, actor)
  return {
    title: m.accounts_again_tab(),
    reason: reasonOf(event.url),
    home: await findHome(event.locals.db, actor.accountId, actor.hats),
    passphrase: hasPassphrase && (__PRACTICE__ || !isStaff(actor.hats)),
    passkey: passkeys.length > 0
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requireSignedIn(event)
    const { db } = event.locals
    const form = await readForm(event, againInput)
    if (!form.ok) return form.failure
    return forForm({}, async () => {
      const tried = { passphrase: form.data.passphrase, staffToo: __PRACTICE__ }
      const proved = await proveWithPassphrase(db, actor, tried)
      if (!proved) return formFailure({}, { passphrase: 'accounts_problem_not_it' })
      await renewSession(db, event.cookies, actor)
      redirect(303, againPlaces[reasonOf(event.url)])
    })
  }
}
