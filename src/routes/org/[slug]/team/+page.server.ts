import { requireWorker } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { listTeam } from '#lib/team/list-team.server.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { PageServerLoad } from './$types'

const said: Record<string, () => string> = { ended: m.org_said_ended, away: m.org_said_away }

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const done = event.url.searchParams.get('said') ?? ''
  const team = await listTeam(db, viewer)
  return {
    title: m.org_team_tab(),
    lead: m.org_team_lead({ organisation: viewer.organisationName }),
    said: Object.hasOwn(said, done) ? said[done]!() : null,
    at: `/org/${event.params.slug}/team`,
    team: team.map(({ ref, name, role, isMe, awayUntil }) => ({
      ref,
      name: isMe ? m.org_team_you({ name }) : name,
      role: role === 'manager' ? m.org_team_manager() : m.org_team_worker(),
      away: awayUntil === null ? null : m.org_team_away({ day: dayInWords(awayUntil, db.now()) }),
      canChange: isMe || viewer.role === 'manager'
    }))
  }
}
