import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { enter, findHome } from '#lib/accounts/enter.server.ts'
import { signInInput } from '#lib/accounts/inputs.ts'
import { ensurePasskeyHost } from '#lib/accounts/passkey-host.ts'
import { afterSignIn } from '#lib/accounts/rules.ts'
import { signInWithPassphrase } from '#lib/accounts/sign-in-with-passphrase.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const signedIn = allowAnyone(event)
  const offer = event.url.searchParams.get('offer')
  if (signedIn) {
    redirect(303, afterSignIn(await findHome(event.locals.db, signedIn.accountId, signedIn.hats), offer))
  }
  ensurePasskeyHost(event.url)
  const deleted = event.url.searchParams.get('said') === 'deleted'
  return { title: m.accounts_sign_in_title(), said: deleted ? m.delete_done() : undefined, offer }
}

export const actions: Actions = {
  default: async (event) => {
    allowAnyone(event)
    const { db, address } = event.locals
    const form = await readForm(event, signInInput)
    if (!form.ok) return form.failure
    const { name, passphrase } = form.data
    return forForm({ name }, async () => {
      const tried = { name, passphrase, address, staffToo: __PRACTICE__ }
      const accountId = await signInWithPassphrase(db, tried)
      if (accountId === null) return formFailure({ name }, { '': 'accounts_problem_wrong' })
      const home = await enter(db, event.cookies, accountId)
      redirect(303, afterSignIn(home, event.url.searchParams.get('offer')))
    })
  }
}
