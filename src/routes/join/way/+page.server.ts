import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { enter } from '#lib/accounts/enter.server.ts'
import { choosePassphraseInput } from '#lib/accounts/inputs.ts'
import { dropJoinCode } from '#lib/accounts/join-cookie.ts'
import { joinWithPassphrase } from '#lib/accounts/join-with-passphrase.server.ts'
import { requireJoining } from '#lib/accounts/require-joining.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  allowAnyone(event)
  const { joining } = await joiningOrCode(event)
  return { title: m.accounts_way_tab(), name: joining.signInName, staff: joining.staff }
}

export const actions: Actions = {
  default: async (event) => {
    allowAnyone(event)
    const { joining, code } = await joiningOrCode(event)
    const form = await readForm(event, choosePassphraseInput(joining.signInName))
    if (!form.ok) return form.failure
    return forForm({}, async () => {
      await joinWithPassphrase(event.locals.db, joining, { code, passphrase: form.data.passphrase })
      dropJoinCode(event.cookies)
      redirect(303, await enter(event.locals.db, event.cookies, joining.accountId))
    })
  }
}

/** Without a good code they type it again. */
async function joiningOrCode(event: RequestEvent) {
  try {
    return await requireJoining(event)
  } catch (cause) {
    if (cause instanceof Refusal) redirect(303, '/join')
    throw cause
  }
}
