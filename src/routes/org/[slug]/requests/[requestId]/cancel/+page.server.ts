import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { cancelRequest } from '#lib/consent/list-asked.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  await requireWorker(event)
  redirect(303, `/org/${event.params.slug}/requests`)
}

export const actions: Actions = {
  default: async (event) => {
    const viewer = await requireWorker(event)
    const { slug, requestId } = event.params
    await forPage(() => cancelRequest(event.locals.db, viewer, requestId))
    redirect(303, `/org/${slug}/requests?said=cancelled`)
  }
}
