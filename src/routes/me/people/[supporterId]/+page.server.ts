import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { m } from '#lib/paraglide/messages.js'
import { unblockSupporter } from '#lib/supporters/block-supporter.server.ts'
import { confirmSupporter } from '#lib/supporters/confirm-supporter.server.ts'
import { rejectSupporter } from '#lib/supporters/end-tie.server.ts'
import { answerHelp } from '#lib/supporters/help-for-person.server.ts'
import { helpAnswerInput } from '#lib/supporters/inputs.ts'
import { getSupporter } from '#lib/supporters/list-supporters.server.ts'
import { freezeSharingWith, stopSharingWith } from '#lib/supporters/stop-sharing-with.server.ts'
import { viewSupporter } from '#lib/supporters/view-supporter.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const card = await forPage(() => getSupporter(db, actor, event.params.supporterId))
  return { title: m.people_tab(), one: viewSupporter(card, db.now()) }
}

/** Each is one press, and leads back to the list. */
export const actions: Actions = {
  confirm: async (event) => {
    const actor = requirePerson(event)
    await forPage(() => confirmSupporter(event.locals.db, actor, event.params.supporterId))
    redirect(303, '/me/people?said=confirmed')
  },
  reject: async (event) => {
    const actor = requirePerson(event)
    await forPage(() => rejectSupporter(event.locals.db, actor, event.params.supporterId))
    redirect(303, '/me/people?said=rejected')
  },
  stop: async (event) => {
    const actor = requirePerson(event)
    await forPage(() => stopSharingWith(event.locals.db, actor, event.params.supporterId))
    redirect(303, '/me/people?said=stopped')
  },
  freeze: async (event) => {
    const actor = requirePerson(event)
    await forPage(() => freezeSharingWith(event.locals.db, actor, event.params.supporterId))
    redirect(303, '/me/people?said=frozen')
  },
  unblock: async (event) => {
    const actor = requirePerson(event)
    await forPage(() => unblockSupporter(event.locals.db, actor, event.params.supporterId))
    redirect(303, '/me/people?said=unblocked')
  },
  help: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, helpAnswerInput)
    const answer = await forPage(async () => {
      // A button of ours sends nothing else.
      if (!read.ok) throw new Refusal('bad-input')
      const { kind, answer } = read.data
      await answerHelp(event.locals.db, actor, event.params.supporterId, kind, answer)
      return answer
    })
    redirect(303, `/me/people?said=help-${answer}`)
  }
}
