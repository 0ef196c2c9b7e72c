import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { inviteForm, revokeForm } from '#lib/team/inputs.ts'
import { inviteToTeam, listTeamInvites, revokeTeamInvite } from '#lib/team/invite-to-team.server.ts'
import { listTeam } from '#lib/team/list-team.server.ts'
import { viewInvites, viewNewInvite, viewTeam } from '#lib/team/view-team.server.ts'
import type { Actions, PageServerLoad } from './$types'

const said: Record<string, () => string> = {
  ended: m.org_said_ended,
  away: m.org_said_away,
  role: m.org_said_role,
  revoked: m.org_said_revoked
}

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const done = event.url.searchParams.get('said') ?? ''
  const { slug } = event.params
  return {
    title: m.org_team_tab(),
    lead: m.org_team_lead({ organisation: viewer.organisationName }),
    said: Object.hasOwn(said, done) ? said[done]!() : null,
    at: `/org/${slug}/team`,
    details: viewer.role === 'manager' ? `/org/${slug}/details` : null,
    manages: viewer.role === 'manager',
    invites: viewInvites(await listTeamInvites(db, viewer), db.now()),
    team: viewTeam(await listTeam(db, viewer), viewer, db.now())
  }
}

export const actions: Actions = {
  invite: async (event) => {
    const viewer = await requireWorker(event)
    const { db } = event.locals
    const read = await readForm(event, inviteForm)
    if (!read.ok) return read.failure
    return forForm(read.data, async () => {
      const made = await inviteToTeam(db, viewer, read.data)
      return { invite: viewNewInvite(made, event.url, db.now()) }
    })
  },
  revoke: async (event) => {
    const viewer = await requireWorker(event)
    const read = await readForm(event, revokeForm)
    if (!read.ok) return read.failure
    await forPage(() => revokeTeamInvite(event.locals.db, viewer, read.data.invite))
    redirect(303, `/org/${event.params.slug}/team?said=revoked`)
  }
}
