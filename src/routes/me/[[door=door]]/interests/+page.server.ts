import { requirePerson } from '#lib/access/guards.server.ts'
import { listDrafts } from '#lib/consent/draft.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { listInterests } from '#lib/referrals/list-interests.server.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const interests = await listInterests(db, actor)
  const drafts = await listDrafts(db.read, actor)
  return {
    title: m.consent_interests_tab(),
    drafts,
    interests: interests.map(({ id, offerTitle, organisationName, state, sentAt, withdrawnAt }) => ({
      id,
      offerTitle,
      organisationName,
      isSent: state === 'SENT',
      when: withdrawnAt
        ? m.consent_interest_withdrawn({ day: dayInWords(withdrawnAt, db.now()) })
        : m.consent_interest_sent({ day: dayInWords(sentAt, db.now()) })
    }))
  }
}
