import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { endMembership } from '#lib/team/end-membership.server.ts'
import { leaveForm } from '#lib/team/inputs.ts'
import { getMemberToChange, listTeam } from '#lib/team/list-team.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { member: ref, slug } = event.params
  const { db } = event.locals
  const { name, isMe, mayLeave, mayName } = await forPage(() => getMemberToChange(db, viewer, ref))
  const back = `/org/${slug}/team/${ref}`
  if (!mayLeave && !mayName) redirect(303, back)
  const others = mayLeave ? [] : (await listTeam(db, viewer)).filter((one) => one.ref !== ref)
  return {
    title: m.org_member_tab(),
    heading: isMe ? m.org_end_me_title({ organisation: viewer.organisationName }) : m.org_end_title({ name }),
    text: isMe ? m.org_end_me_text() : m.org_end_text(),
    button: isMe ? m.org_end_me_go() : m.org_end_go(),
    successors: others.map((one) => ({ value: one.ref, label: one.name })),
    back
  }
}

export const actions: Actions = {
  default: async (event) => {
    const viewer = await requireWorker(event)
    const { member: ref, slug } = event.params
    const { db } = event.locals
    const read = await readForm(event, leaveForm)
    if (!read.ok) return read.failure
    const done = await forForm(read.data, () => endMembership(db, viewer, ref, read.data.successor || null))
    if ('isMe' in done) redirect(303, done.isMe ? '/' : `/org/${slug}/team?said=ended`)
    // Without a colleague in their place the only manager stays.
    return done.status === 403 ? formFailure({}, { successor: 'org_end_problem_successor' }) : done
  }
}
