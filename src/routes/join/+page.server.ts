import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { findJoining } from '#lib/accounts/find-joining.server.ts'
import { joinInput } from '#lib/accounts/inputs.ts'
import { keepJoinCode } from '#lib/accounts/join-cookie.ts'
import { ensurePasskeyHost } from '#lib/accounts/passkey-host.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  allowAnyone(event)
  ensurePasskeyHost(event.url)
  return { title: m.accounts_join_title() }
}

export const actions: Actions = {
  default: async (event) => {
    allowAnyone(event)
    const { db, address } = event.locals
    const form = await readForm(event, joinInput)
    if (!form.ok) return form.failure
    const { code } = form.data
    return forForm({ code }, async () => {
      if (!(await findJoining(db, code, address))) {
        return formFailure({ code }, { code: 'accounts_problem_code_wrong' })
      }
      keepJoinCode(event.cookies, code)
      redirect(303, '/join/way')
    })
  }
}
