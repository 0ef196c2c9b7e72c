import { requirePerson } from '#lib/access/guards.server.ts'
import { listDrafts } from '#lib/consent/draft.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { dismissNotice } from '#lib/notices/dismiss-notice.server.ts'
import { noticeIdIn, noticeLines } from '#lib/notices/notice-lines.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { answerDue, stateInWords } from '#lib/referrals/interest-words.server.ts'
import { listInterests } from '#lib/referrals/list-interests.server.ts'
import { isOpenState } from '#lib/referrals/rules.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const now = db.now()
  const here = hereOf(event.params)
  const interests = (await listInterests(db, actor)).map((one) => ({
    id: one.id,
    offerTitle: one.offerTitle,
    organisationName: one.organisationName,
    isOpen: isOpenState(one.state),
    state: stateInWords(one, now),
    late: answerDue(one, now)?.late ? m.interests_late() : null,
    sent: m.consent_interest_sent({ day: dayInWords(one.sentAt, now) })
  }))
  const said = event.url.searchParams.get('said')
  return {
    title: m.interests_tab(),
    here,
    said: said === 'closed' || said === 'withdrawn' ? said : null,
    drafts: await listDrafts(db.read, actor),
    open: interests.filter(({ isOpen }) => isOpen),
    over: interests.filter(({ isOpen }) => !isOpen),
    messages: here === '/me' && interests.length > 0 ? '/me/messages' : null,
    // Outside of the door they stand at home; behind it this is where.
    notices: here === '/me' ? [] : await noticeLines(db, actor, here)
  }
}

export const actions: Actions = {
  putAway: async (event) => {
    const actor = requirePerson(event)
    await dismissNotice(event.locals.db, actor, await noticeIdIn(event))
  }
}
