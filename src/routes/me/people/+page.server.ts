import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { listSupporters } from '#lib/supporters/list-supporters.server.ts'
import { peopleSaid } from '#lib/supporters/people-said.ts'
import { findDraftFor } from '#lib/supporters/share-draft.ts'
import { shareAt } from '#lib/supporters/share-steps.ts'
import { viewSupporter } from '#lib/supporters/view-supporter.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db, signedIn } = event.locals
  const cards = await forPage(() => listSupporters(db, actor))
  const people = cards.map((card) => viewSupporter(card, db.now()))
  const underWay = findDraftFor(event.cookies)
  return {
    title: m.people_tab(),
    said: peopleSaid(event.url),
    people: people.filter(({ isOver }) => !isOver),
    over: people.filter(({ isOver }) => isOver),
    underWay: people.some(({ supporterId }) => supporterId === underWay)
      ? `${shareAt(underWay ?? '')}/check`
      : null,
    alsoSupporter: signedIn?.hats.includes('supporter') ?? false
  }
}
