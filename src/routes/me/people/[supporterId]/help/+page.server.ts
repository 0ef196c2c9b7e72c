import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { answerHelp } from '#lib/supporters/help-for-person.server.ts'
import { helpAnswerInput } from '#lib/supporters/inputs.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  redirect(303, '/me/people')
}

export const actions: Actions = {
  default: async (event) => {
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
