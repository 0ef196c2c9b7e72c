import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { endMembership } from '#lib/team/end-membership.server.ts'
import { getMemberToChange } from '#lib/team/list-team.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { member: ref, slug } = event.params
  const { name, isMe, mayLeave } = await forPage(() => getMemberToChange(event.locals.db, viewer, ref))
  const back = `/org/${slug}/team/${ref}`
  if (!mayLeave) redirect(303, back)
  return {
    title: m.org_member_tab(),
    heading: isMe ? m.org_end_me_title({ organisation: viewer.organisationName }) : m.org_end_title({ name }),
    text: isMe ? m.org_end_me_text() : m.org_end_text(),
    button: isMe ? m.org_end_me_go() : m.org_end_go(),
    back
  }
}

export const actions: Actions = {
  default: async (event) => {
    const viewer = await requireWorker(event)
    const { member: ref, slug } = event.params
    const { isMe } = await forPage(() => endMembership(event.locals.db, viewer, ref))
    redirect(303, isMe ? '/' : `/org/${slug}/team?said=ended`)
  }
}
