import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { draftNotice } from '#lib/consent/draft-notice.server.ts'
import type { SharingDraft } from '#lib/consent/draft.server.ts'
import { giveDraft } from '#lib/consent/give-draft.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { checkInput } from '#lib/consent/inputs.ts'
import { previewSections } from '#lib/consent/preview-sections.server.ts'
import { takesPlaceOfSomething } from '#lib/consent/takes-place.server.ts'
import { isSectionName } from '#lib/record/sections.ts'
import { problemWithFrom, problemWithUntil } from '#lib/consent/until.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { leaveTo } from '../leave-to.ts'
import { openDraft } from '../open-draft.server.ts'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const { draft, here, at } = await openDraft(event, actor)
  const notice = draftNotice(draft, db.now())
  const open = openQuestion(draft, db.now())
  if (!notice || open) redirect(303, `${at}/${open ?? 'what'}`)
  const previews = await forPage(() => previewSections(db, actor, notice.sections.filter(isSectionName)))
  const secret = previews.some(({ isSecret }) => isSecret) && draft.recipient.kind !== 'worker'
  if (secret) redirect(303, `${at}/address`)
  return {
    title: m.consent_check_tab(),
    at,
    back: `${at}/until`,
    lines: notice.lines,
    notice: notice.sha256,
    untold: previews
      .filter(({ facts }) => facts.length === 0)
      .map(({ section, phrase }) => ({ section, words: m.consent_check_untold({ section: phrase }) })),
    isPart: draft.needed.some((section) => !notice.sections.includes(section)),
    replaces: await takesPlaceOfSomething(db, actor, draft),
    mayAddAddress: draft.holds.includes('address') && draft.answers.address !== true,
    hasWorker: draft.worker !== null,
    startsNow: draft.fromDate === null,
    looksOnly: draft.access === 'look',
    leave: leaveTo(here, draft.about),
    isChange: draft.about.kind === 'consent'
  }
}

/** The question that is not answered, or whose answer is no day to agree on any more. */
function openQuestion({ untilDate, fromDate }: SharingDraft, now: number): 'until' | 'start' | null {
  if (untilDate === null || problemWithUntil(untilDate, now) !== null) return 'until'
  return fromDate !== null && problemWithFrom(fromDate, untilDate, now) !== null ? 'start' : null
}

const said = { offer: 'given', request: 'answered', consent: 'changed' }

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const here = hereOf(event.params)
    const { draft } = await openDraft(event, actor)
    const read = await readForm(event, checkInput)
    if (!read.ok) return read.failure
    const beside = read.data.beside === 'yes'
    const given = await forForm({}, () => giveDraft(db, actor, draft.id, read.data.notice, beside))
    if (typeof given !== 'string') return given
    redirect(303, `${here}/sharing/${given}?said=${said[draft.about.kind]}`)
  }
}
