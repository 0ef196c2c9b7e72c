import { m } from '#lib/paraglide/messages.js'
import type { Uses } from './count-uses.server.ts'
import type { PackView } from './view-pack.ts'

/** One form among all: what is there, and never how far it is. */
export interface PackListRow {
  readonly href: string
  readonly title: string
  readonly state: string
}

/** For the server. */
export function viewPackList(views: readonly PackView[]): PackListRow[] {
  return views.map((view) => ({
    href: `/me/packs/${view.form}`,
    title: view.title,
    state: stateWords(view)
  }))
}

function stateWords({ groups, missing }: PackView): string {
  const ready = groups.flatMap(({ rows }) => rows).filter(({ answer }) => answer !== undefined).length
  if (ready === 0) return m.packs_nothing_yet()
  if (missing.length === 0) return m.packs_all_ready()
  return ready === 1 ? m.packs_ready_one() : m.packs_ready_many({ count: ready })
}

/** "It has been used 3 times." */
export function usesInWords({ made, seen }: Uses): string {
  const count = made + seen
  if (count === 0) return m.packs_used_none()
  return count === 1 ? m.packs_used_one() : m.packs_used_many({ count })
}
