import type { WorkerActor } from '#lib/access/actors.ts'
import { codeOnCard } from '#lib/accounts/rules.ts'
import { m } from '#lib/paraglide/messages.js'
import { qrPicture } from '#lib/supporters/qr-picture.server.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { NewTeamInvite, WaitingInvite } from './invite-to-team.server.ts'
import type { Member } from './list-team.server.ts'
import type { Role } from './rules.ts'

export const roleWord = (role: Role): string =>
  role === 'manager' ? m.org_team_manager() : m.org_team_worker()

/** The team in words; `now` is ms UTC. */
export function viewTeam(team: readonly Member[], viewer: WorkerActor, now: number) {
  return team.map(({ ref, name, role, isMe, awayUntil }) => ({
    ref,
    name: isMe ? m.org_team_you({ name }) : name,
    role: roleWord(role),
    away: awayUntil === null ? null : m.org_team_away({ day: dayInWords(awayUntil, now) }),
    canChange: isMe || viewer.role === 'manager'
  }))
}

/** Invitations that wait, in words. */
export function viewInvites(invites: readonly WaitingInvite[], now: number) {
  return invites.map(({ id, displayName, role, expiresAt }) => ({
    id,
    name: displayName,
    role: roleWord(role),
    until: m.org_invite_until({ day: dayInWords(expiresAt - 1, now) })
  }))
}

/** An invitation as the page shows it, once. `url` is of this site, as the browser knows it. */
export function viewNewInvite({ code, displayName, expiresAt }: NewTeamInvite, url: URL, now: number) {
  return {
    name: displayName,
    code: codeOnCard(code),
    until: m.org_invite_until({ day: dayInWords(expiresAt - 1, now) }),
    address: `${url.host}/join`,
    picture: qrPicture(`${url.origin}/join?code=${code}`)
  }
}
