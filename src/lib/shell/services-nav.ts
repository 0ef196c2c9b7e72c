import type { Shell } from '#lib/access/read-shell.server.ts'
import { m } from '#lib/paraglide/messages.js'

/** The ways of those who work here; null on the person's side, whose first visit pays for none of them. For the server. */
export function servicesNav({ side, hats, home }: Shell) {
  if (side !== 'services') return null
  const worker = [
    { href: home, label: m.org_nav_day() },
    { href: `${home}/people`, label: m.org_nav_people() },
    { href: `${home}/requests`, label: m.org_nav_requests() },
    { href: `${home}/team`, label: m.org_nav_team() }
  ]
  const steward = [
    { href: '/steward', label: m.steward_nav_today() },
    { href: '/steward/organisations', label: m.steward_nav_organisations() }
  ]
  return {
    label: m.org_nav_label(),
    links: [
      ...(hats.includes('worker') ? worker : []),
      ...(hats.includes('steward') ? steward : []),
      ...(hats.includes('enroller') ? [{ href: '/enrol', label: m.enrol_nav_start() }] : []),
      { href: '/offers', label: m.org_nav_offers() },
      { href: '/me/settings', label: m.org_nav_settings() }
    ],
    signOut: m.org_nav_sign_out()
  }
}

export type ServicesNavWords = NonNullable<ReturnType<typeof servicesNav>>
