import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireFreshProof, requireSignedIn } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { changePassphrase } from '#lib/accounts/change-passphrase.server.ts'
import { choosePassphraseInput } from '#lib/accounts/inputs.ts'
import { startSession } from '#lib/accounts/sessions.server.ts'
import { listWaysIn } from '#lib/accounts/ways-in.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requireSignedIn(event)
  requireFreshProof(event, 'passphrase')
  return { title: m.accounts_new_passphrase_title() }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requireSignedIn(event)
    requireFreshProof(event, 'passphrase')
    const { db } = event.locals
    const { signInName } = await forPage(() => listWaysIn(db, actor))
    const form = await readForm(event, choosePassphraseInput(signInName))
    if (!form.ok) return form.failure
    return forForm({}, async () => {
      await changePassphrase(db, actor, form.data.passphrase)
      await startSession(db, event.cookies, actor.accountId, actor.way)
      redirect(303, '/me/settings?said=passphrase-changed')
    })
  }
}
