import type { WorkerActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { findStanding } from './find-standing.server.ts'

/** What workers must know of their organisation before all else. */
export interface StandingView {
  readonly title: string
  readonly text: string
  /** In a steward's words. */
  readonly why: string | null
  readonly link: { readonly href: string; readonly label: string } | null
  /** Nothing else on the page has anything to show. */
  readonly alone: boolean
}

/** Null while all is well. `slug` is of the viewer's organisation. */
export async function viewStanding(
  db: Database,
  viewer: WorkerActor,
  slug: string
): Promise<StandingView | null> {
  const { state, isBack, why, proposes, isHidden } = await findStanding(db, viewer)
  const own = viewer.role === 'manager' ? `/org/${slug}/details` : null
  const link =
    own === null ? null : { href: own, label: isBack ? m.org_standing_mend() : m.org_team_details() }
  if (state === 'suspended') {
    const text = m.org_standing_suspended_text()
    return { title: m.org_standing_suspended(), text, why: null, link: null, alone: false }
  }
  if (isBack) {
    return { title: m.org_standing_back(), text: m.org_standing_back_text(), why, link, alone: true }
  }
  if (state === 'applied') {
    const text = m.org_standing_checking_text()
    return { title: m.org_standing_checking(), text, why: null, link, alone: true }
  }
  if (isHidden) {
    return {
      title: m.org_standing_hidden(),
      text: m.org_standing_hidden_text(),
      why: null,
      link,
      alone: false
    }
  }
  if (!proposes && why !== null) {
    return { title: m.org_standing_refused(), text: m.org_standing_back_text(), why, link, alone: false }
  }
  if (!proposes) return null
  return { title: m.org_standing_proposes(), text: m.org_apply_own_proposes(), why: null, link, alone: false }
}
