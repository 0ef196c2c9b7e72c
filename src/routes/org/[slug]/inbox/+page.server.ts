import { requireWorker } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { inboxLine } from '#lib/referrals/inbox-words.server.ts'
import { listInbox } from '#lib/referrals/list-inbox.server.ts'
import { isOpenState, isUnanswered, type InterestState } from '#lib/referrals/rules.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const onlyMine = event.url.searchParams.get('who') === 'me'
  const all = (await listInbox(db, viewer)).filter(
    ({ assigned, named }) => !onlyMine || named || assigned === 'me'
  )
  const lines = (fits: (state: InterestState) => boolean) =>
    all.filter(({ state }) => fits(state)).map((row) => inboxLine(row, db.now()))
  return {
    title: m.org_inbox_tab(),
    at: `/org/${event.params.slug}`,
    onlyMine,
    isManager: viewer.role === 'manager',
    // Whoever waits longest comes first.
    toAnswer: lines(isUnanswered).reverse(),
    onList: lines((state) => state === 'WAITING_LIST').reverse(),
    goingOn: lines((state) => state === 'ACCEPTED' || state === 'STARTED'),
    over: lines((state) => !isOpenState(state))
  }
}
