import type { Cookies } from '@sveltejs/kit'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { getSupporter } from './list-supporters.server.ts'
import { canDoWith } from './rules.ts'
import { readShareDraft, type ShareDraft } from './share-draft.ts'
import { chosenSections, firstOpen, shareAt, shareSteps } from './share-steps.ts'
import { listFamilySections, type FamilySection } from './shareable-sections.server.ts'

/** Everything that one page of the sharing questions needs. */
export interface ShareQuestions {
  readonly name: string
  /** Address of the questions. */
  readonly at: string
  readonly sections: readonly FamilySection[]
  readonly steps: readonly string[]
  readonly draft: ShareDraft
  /** The first question without an answer; null when all are answered. */
  readonly open: string | null
  readonly chosen: readonly string[]
}

/**
 * The questions about what one of family and friends may see, with the answers of this browser.
 *
 * @throws Refusal `not-found` when it is not this person's, or they can share nothing with them now
 */
export async function loadShare(
  db: Database,
  actor: PersonActor,
  cookies: Pick<Cookies, 'get'>,
  supporterId: string
): Promise<ShareQuestions> {
  const { name, state, isBlocked } = await getSupporter(db, actor, supporterId)
  if (!canDoWith('share', state) || isBlocked) throw new Refusal('not-found')
  const sections = await listFamilySections(db, actor)
  const draft = readShareDraft(cookies, supporterId)
  return {
    name,
    at: shareAt(supporterId),
    sections,
    steps: shareSteps(sections),
    draft,
    open: firstOpen(draft, sections),
    chosen: chosenSections(draft, sections)
  }
}
