import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireEnroller } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { cardInput } from '#lib/accounts/inputs.ts'
import { makeCard } from '#lib/accounts/make-card.server.ts'
import { codeOnCard } from '#lib/accounts/rules.ts'
import { listUnusedCards } from '#lib/accounts/unused-cards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requireEnroller(event)
  const { db } = event.locals
  const cards = await forPage(() => listUnusedCards(db, actor))
  const day = (at: number) => dayInWords(at, db.now())
  return {
    title: m.enrol_tab(),
    cards: cards.map(({ id, signInName, madeAt, expiresAt }) => ({
      id,
      signInName,
      made: day(madeAt),
      until: day(expiresAt)
    }))
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requireEnroller(event)
    const { db } = event.locals
    const form = await readForm(event, cardInput)
    if (!form.ok) return form.failure
    return forForm(form.data, async () => {
      const made = await makeCard(db, actor, form.data.name)
      if (!made) return formFailure(form.data, { name: 'enrol_problem_taken' })
      return {
        card: {
          signInName: made.signInName,
          code: codeOnCard(made.code),
          until: dayInWords(made.expiresAt, db.now()),
          address: `${event.url.host}/join`
        }
      }
    })
  }
}
