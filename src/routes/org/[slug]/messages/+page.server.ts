import { requireWorker } from '#lib/access/guards.server.ts'
import { personCode } from '#lib/consent/people-words.ts'
import { listConversations } from '#lib/messages/list-conversations.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const at = `/org/${event.params.slug}/inbox`
  return {
    title: m.org_messages_title(),
    at,
    conversations: (await listConversations(db, viewer)).map((one) => ({
      href: `${at}/${one.interestId}#messages`,
      title: m.org_inbox_item_title({ code: personCode(one.with), offer: one.offerTitle }),
      last: m.messages_last({ day: dayInWords(one.lastAt, db.now()) })
    }))
  }
}
