import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { reportWords } from '#lib/supporters/help-words.ts'
import { refuseInput } from '#lib/supporters/inputs.ts'
import { dropInvite } from '#lib/supporters/invite-cookie.ts'
import { refuseInvite } from '#lib/supporters/refuse-invite.server.ts'
import { requireInvite } from '#lib/supporters/require-invite.server.ts'
import { reportKinds } from '#lib/supporters/rules.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  allowAnyone(event)
  const refused = event.url.searchParams.get('said') === 'no'
  if (!refused) await forPage(() => requireInvite(event))
  const kinds = reportKinds.map((value) => ({ value, label: reportWords(value) }))
  return { title: m.family_no_tab(), refused, kinds: [{ value: '', label: m.family_no_nothing() }, ...kinds] }
}

export const actions: Actions = {
  default: async (event) => {
    const signedIn = allowAnyone(event)
    const { held } = await forPage(() => requireInvite(event))
    const read = await readForm(event, refuseInput)
    if (!read.ok) return read.failure
    const { kind, words } = read.data
    // Somebody who wrote what is wrong wants it read, whatever they chose above it.
    const report = kind === '' && words === '' ? null : ({ kind: kind || 'other', words } as const)
    return forForm(read.data, async () => {
      const { db } = event.locals
      const done = await refuseInvite(db, signedIn?.accountId ?? null, { code: held.code, report })
      dropInvite(event.cookies)
      redirect(303, done ? '/join/invite/no?said=no' : '/join')
    })
  }
}
