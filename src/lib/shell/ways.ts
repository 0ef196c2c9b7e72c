import type { Shell } from '#lib/access/read-shell.server.ts'
import { withoutWorkplace } from '#lib/accounts/rules.ts'
import { isOpenIn, type OrganisationState } from '#lib/organisations/rules.ts'
import { m } from '#lib/paraglide/messages.js'

interface Way {
  readonly href: string
  readonly label: string
}

/** Where one can go from every page. */
export interface Ways {
  readonly label: string
  readonly links: readonly Way[]
}

/**
 * The ways of this side; null for those who have few. They come with each page: in the scripts, every first
 * visit would pay for the ways of all. For the server.
 */
export function waysOf({ side, hats, home, workplace = 'verified' }: Shell): Ways | null {
  if (side === 'person') return { label: m.shell_nav_label(), links: personWays() }
  if (side !== 'services') return null
  return {
    label: m.org_nav_label(),
    links: [
      ...(hats.includes('worker') ? workerWays(home, workplace) : []),
      ...(hats.includes('steward') ? stewardWays() : []),
      ...(hats.includes('enroller') ? [{ href: '/enrol', label: m.enrol_nav_start() }] : []),
      { href: '/offers', label: m.org_nav_offers() },
      { href: '/me/settings', label: m.org_nav_settings() }
    ]
  }
}

/** What stands at the foot of every page. For the server. */
export const footWays = (): Way[] => [
  { href: '/help', label: m.shell_help() },
  { href: '/privacy', label: m.shell_privacy() },
  { href: '/accessibility', label: m.shell_accessibility() }
]

/** Each has its picture in `PersonNav.svelte`. */
const personWays = (): Way[] => [
  { href: '/me', label: m.shell_nav_home() },
  { href: '/me/record', label: m.shell_nav_record() },
  { href: '/me/sharing', label: m.shell_nav_sharing() },
  { href: '/offers', label: m.shell_nav_find_help() },
  { href: '/me/history', label: m.shell_nav_history() }
]

/** `home` of a worker is their organisation's first page, or the page for those who have none. */
function workerWays(home: string, state: OrganisationState): Way[] {
  if (home === withoutWorkplace) return [{ href: home, label: m.org_nav_apply() }]
  return workplaceWays(home).filter(({ href }) => isOpenIn(state, `/org/[slug]${href.slice(home.length)}`))
}

const workplaceWays = (home: string): Way[] => [
  { href: home, label: m.org_nav_day() },
  { href: `${home}/inbox`, label: m.org_nav_inbox() },
  { href: `${home}/people`, label: m.org_nav_people() },
  { href: `${home}/appointments`, label: m.org_nav_appointments() },
  { href: `${home}/requests`, label: m.org_nav_requests() },
  { href: `${home}/offers`, label: m.org_nav_own_offers() },
  { href: `${home}/team`, label: m.org_nav_team() }
]

const stewardWays = (): Way[] => [
  { href: '/steward', label: m.steward_nav_today() },
  { href: '/steward/organisations', label: m.steward_nav_organisations() },
  { href: '/steward/offers', label: m.steward_nav_offers() },
  { href: '/steward/feeds', label: m.steward_nav_feeds() }
]
