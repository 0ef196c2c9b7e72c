import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { yesInput } from '#lib/accounts/inputs.ts'
import { m } from '#lib/paraglide/messages.js'
import { noticeHash } from '#lib/record/keep-notice.server.ts'
import { sayYes } from '#lib/record/say-yes.server.ts'
import { yesNotice, yesNoticeWords } from '#lib/record/yes-notice.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  requirePerson(event)
  if (event.locals.signedIn?.saidYes) redirect(303, '/me')
  return {
    title: m.accounts_yes_tab(),
    notice: yesNotice(),
    hash: noticeHash(yesNoticeWords().text),
    takenBack: event.url.searchParams.get('said') === 'taken-back'
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const form = await readForm(event, yesInput)
    if (!form.ok) return form.failure
    // What they say yes to is what they read.
    if (form.data.notice !== noticeHash(yesNoticeWords().text)) {
      return formFailure({}, { '': 'accounts_problem_words_changed' })
    }
    return forForm({}, async () => {
      await sayYes(event.locals.db, actor)
      redirect(303, '/me')
    })
  }
}
