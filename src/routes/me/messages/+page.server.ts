import { redirect } from '@sveltejs/kit'
import { requirePerson } from '#lib/access/guards.server.ts'
import { listOwnConversations } from '#lib/messages/list-conversations.server.ts'
import { dismissNotice } from '#lib/notices/dismiss-notice.server.ts'
import { noticeIdIn, noticeLines } from '#lib/notices/notice-lines.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  return {
    title: m.messages_tab(),
    notices: await noticeLines(db, actor, '/me'),
    conversations: (await listOwnConversations(db, actor)).map((one) => ({
      href: `/me/interests/${one.interestId}#messages`,
      title: one.with,
      with: one.offerTitle,
      last: m.messages_last({ day: dayInWords(one.lastAt, db.now()) })
    }))
  }
}

export const actions: Actions = {
  putAway: async (event) => {
    const actor = requirePerson(event)
    await dismissNotice(event.locals.db, actor, await noticeIdIn(event))
    // Back to where the button stood: home has it too.
    if (event.url.searchParams.has('home')) redirect(303, '/me')
  }
}
