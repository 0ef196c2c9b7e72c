import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireSupporter } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { helpForSupporterWords } from '#lib/supporters/help-words.ts'
import { helpInput, takeBackHelpInput } from '#lib/supporters/inputs.ts'
import { getFamilyEntry } from '#lib/supporters/list-family.server.ts'
import { offerHelp, takeHelpBack } from '#lib/supporters/offer-help.server.ts'
import { helpKinds } from '#lib/supporters/rules.ts'
import { viewHelp } from '#lib/supporters/view-help.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requireSupporter(event)
  const { label, help } = await forPage(() => getFamilyEntry(event.locals.db, actor, event.params.ref))
  const waiting = help.filter(({ said }) => said === 'sent').map(({ kind }) => kind)
  return {
    title: m.family_help_tab(),
    label,
    sent: help.map(viewHelp),
    kinds: helpKinds
      .filter((kind) => !waiting.includes(kind))
      .map((value) => ({ value, label: helpForSupporterWords(value) }))
  }
}

export const actions: Actions = {
  send: async (event) => {
    const actor = requireSupporter(event)
    const read = await readForm(event, helpInput)
    if (!read.ok) return read.failure
    return forForm(read.data, async () => {
      const outcome = await offerHelp(event.locals.db, actor, event.params.ref, read.data)
      if (outcome === 'already-sent') return formFailure(read.data, { kind: 'family_problem_help_sent' })
      redirect(303, '/family?said=sent')
    })
  },
  takeBack: async (event) => {
    const actor = requireSupporter(event)
    const read = await readForm(event, takeBackHelpInput)
    if (!read.ok) return read.failure
    return forForm({}, async () => {
      await takeHelpBack(event.locals.db, actor, event.params.ref, read.data.kind)
      redirect(303, '/family?said=taken-back')
    })
  }
}
