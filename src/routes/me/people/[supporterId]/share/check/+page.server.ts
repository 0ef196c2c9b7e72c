import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireFreshProof, requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { checkInput } from '#lib/consent/inputs.ts'
import { m } from '#lib/paraglide/messages.js'
import { loadShare, type ShareQuestions } from '#lib/supporters/load-share.server.ts'
import { dropShareDraft } from '#lib/supporters/share-draft.ts'
import { stepAfter } from '#lib/supporters/share-steps.ts'
import { familyNotice, shareWithSupporter } from '#lib/supporters/share-with-supporter.server.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const questions = await forPage(() => answered(event, actor))
  const { name, at, sections, steps, chosen } = questions
  const gift = giftOf(questions)
  const notice = familyNotice(name, gift, event.locals.db.now())
  return {
    title: m.people_check_tab(),
    name,
    back: `${at}/safe`,
    isNothing: chosen.length === 0,
    lines: notice.lines,
    notice: notice.sha256,
    values: sections.filter(({ section }) => chosen.includes(section)),
    changeWhat: `${at}/${stepAfter(null, steps)}`,
    changeUntil: `${at}/until`
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, checkInput)
    if (!read.ok) return read.failure
    const gift = giftOf(await forPage(() => answered(event, actor)))
    // Where somebody lives is worth more than the phone in somebody else's hand.
    if (gift.sections.includes('address')) requireFreshProof(event, 'family-address')
    const { supporterId } = event.params
    const given = await forForm({}, () =>
      shareWithSupporter(event.locals.db, actor, supporterId, gift, read.data.notice)
    )
    if (typeof given !== 'string') return given
    dropShareDraft(event.cookies)
    redirect(303, '/me/people?said=given')
  }
}

/** Every question comes before this page. */
async function answered(event: RequestEvent, actor: ReturnType<typeof requirePerson>) {
  const questions = await loadShare(event.locals.db, actor, event.cookies, event.params.supporterId)
  if (questions.open !== null) redirect(303, `${questions.at}/${questions.open}`)
  return questions
}

function giftOf({ chosen, draft }: ShareQuestions) {
  return { sections: chosen, untilDate: draft.untilDate ?? '' }
}
