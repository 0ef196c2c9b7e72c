import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { isFresh } from '#lib/access/again.ts'
import { requireFreshProof, requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { askToDelete, findOwnClosing, keepEverything } from '#lib/take-away/ask-to-delete.server.ts'
import { deleteEverything } from '#lib/take-away/delete-everything.server.ts'
import { listToBeTold } from '#lib/take-away/list-to-be-told.server.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db, signedIn } = event.locals
  const closing = await findOwnClosing(db.read, actor)
  return {
    title: m.delete_tab(),
    day: closing && dayInWords(closing.dueAt, db.now()),
    now: event.url.searchParams.has('now'),
    proved: signedIn !== null && isFresh(signedIn, db.now()),
    told: await listToBeTold(db, actor),
    keepsSignIn: signedIn?.hats.some((hat) => hat !== 'person') ?? false,
    saidYes: signedIn?.saidYes ?? false
  }
}

export const actions: Actions = {
  ask: async (event) => {
    const actor = requirePerson(event)
    requireFreshProof(event, 'delete')
    return forForm({}, async () => {
      await askToDelete(event.locals.db, actor)
      redirect(303, '/me/delete')
    })
  },
  /** One tap, and no proof: it only keeps what is there. */
  keep: async (event) => {
    const actor = requirePerson(event)
    return forForm({}, async () => {
      await keepEverything(event.locals.db, actor)
      redirect(303, '/me/settings?said=account-kept')
    })
  },
  now: async (event) => {
    const actor = requirePerson(event)
    requireFreshProof(event, 'delete')
    return forForm({}, async () => {
      await deleteEverything(event.locals.db, actor.personId)
      redirect(303, '/sign-in?said=deleted')
    })
  }
}
