import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { loadShare } from '#lib/supporters/load-share.server.ts'
import { dropShareDraft, keepShareDraft } from '#lib/supporters/share-draft.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { at } = await forPage(() =>
    loadShare(event.locals.db, actor, event.cookies, event.params.supporterId)
  )
  return { title: m.people_safe_tab(), back: `${at}/until` }
}

export const actions: Actions = {
  /** Nobody makes them: on to the last page. */
  on: async (event) => {
    const actor = requirePerson(event)
    const { at, draft } = await forPage(() =>
      loadShare(event.locals.db, actor, event.cookies, event.params.supporterId)
    )
    keepShareDraft(event.cookies, { ...draft, alone: true })
    redirect(303, `${at}/check`)
  },
  /** Nothing was kept but in this browser; that goes, too. */
  stop: (event) => {
    requirePerson(event)
    dropShareDraft(event.cookies)
    redirect(303, '/me/people?said=nothing-saved')
  }
}
