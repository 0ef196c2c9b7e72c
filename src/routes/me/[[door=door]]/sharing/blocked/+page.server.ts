import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { blockedName } from '#lib/consent/block-choices.ts'
import { unblockRecipient } from '#lib/consent/block-recipient.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { idInput } from '#lib/consent/inputs.ts'
import { getBlocked, listBlocked } from '#lib/consent/list-blocked.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const blocked = await listBlocked(event.locals.db, actor)
  return {
    title: m.consent_blocked_tab(),
    back: `${hereOf(event.params)}/sharing`,
    blocked: blocked.map((one) => ({ id: one.id, name: blockedName(one) }))
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const read = await readForm(event, idInput)
    if (!read.ok) return read.failure
    const { target, party } = await forPage(() => getBlocked(db, actor, read.data.id))
    await forPage(() => unblockRecipient(db, actor, target, party))
    redirect(303, `${hereOf(event.params)}/sharing?said=unblocked`)
  }
}
