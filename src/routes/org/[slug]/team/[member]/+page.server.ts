import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { changeRole } from '#lib/team/change-role.server.ts'
import { awayForm, roleForm } from '#lib/team/inputs.ts'
import { getMemberToChange } from '#lib/team/list-team.server.ts'
import { setAway } from '#lib/team/set-away.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { member: ref, slug } = event.params
  const member = await forPage(() => getMemberToChange(event.locals.db, viewer, ref))
  return {
    title: m.org_member_tab(),
    name: member.isMe ? m.org_team_you({ name: member.name }) : member.name,
    awayUntil: member.awayUntil,
    // The only manager cannot be made a worker.
    otherRole:
      viewer.role !== 'manager' || (member.role === 'manager' && !member.mayLeave)
        ? null
        : member.role === 'manager'
          ? 'worker'
          : 'manager',
    endWords: member.isMe ? m.org_team_leave() : m.org_end_link(),
    endAt: member.mayLeave || member.mayName ? `/org/${slug}/team/${ref}/end` : null,
    back: `/org/${slug}/team`
  }
}

export const actions: Actions = {
  away: async (event) => {
    const viewer = await requireWorker(event)
    const { db } = event.locals
    const { member: ref, slug } = event.params
    const read = await readForm(event, awayForm(db.now()))
    if (!read.ok) return read.failure
    await forPage(() => setAway(db, viewer, ref, read.data.awayUntil))
    redirect(303, `/org/${slug}/team?said=away`)
  },
  role: async (event) => {
    const viewer = await requireWorker(event)
    const { member: ref, slug } = event.params
    const read = await readForm(event, roleForm)
    if (!read.ok) return read.failure
    const refused = await forForm({}, () => changeRole(event.locals.db, viewer, ref, read.data.role))
    return refused ?? redirect(303, `/org/${slug}/team?said=role`)
  }
}
