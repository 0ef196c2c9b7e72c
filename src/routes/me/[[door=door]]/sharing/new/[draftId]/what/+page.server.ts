import { redirect } from '@sveltejs/kit'
import type { PersonActor } from '#lib/access/actors.ts'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { answerWhat } from '#lib/consent/answer-draft.server.ts'
import type { SharingDraft } from '#lib/consent/draft.server.ts'
import { asksAddress, countSteps, whatSections } from '#lib/consent/draft-steps.ts'
import { findHeldElsewhere } from '#lib/consent/find-held-elsewhere.server.ts'
import { shareField, whatInput } from '#lib/consent/inputs.ts'
import { previewSections } from '#lib/consent/preview-sections.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad, RequestEvent } from './$types'
import { leaveTo } from '../leave-to.ts'
import { openDraft } from '../open-draft.server.ts'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { draft, here, at } = await openDraft(event, actor)
  const { asked, more, held } = await openSections(event, actor, draft)
  const previews = await forPage(() => previewSections(event.locals.db, actor, [...asked, ...more]))
  const questions = previews.map(({ section, heading, phrase, facts }) => ({
    section,
    heading,
    phrase,
    facts,
    isAsked: asked.includes(section),
    hint: asked.includes(section) ? askedWords(draft, section) : undefined,
    chosen: chosenWord(draft.answers[section])
  }))
  return {
    title: m.consent_what_tab(),
    back: draft.about.kind === 'offer' ? at : leaveTo(here, draft.about),
    step: m.consent_step_of({ number: 1, count: countSteps(draft) }),
    asked: questions.filter(({ isAsked }) => isAsked),
    moreHint: draft.about.kind === 'consent' ? m.consent_what_more_not_now() : m.consent_what_more_hint(),
    more: questions.filter(({ isAsked }) => !isAsked),
    // What nobody asks for needs no words.
    held: held.some((section) => draft.asksFor.includes(section)) ? m.consent_what_held() : undefined
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { draft, at } = await openDraft(event, actor)
    const { asked, more, held } = await openSections(event, actor, draft)
    const read = await readForm(event, whatInput(asked, more))
    if (!read.ok) return read.failure
    const answers = {
      ...Object.fromEntries(held.map((section) => [section, false])),
      ...Object.fromEntries(
        [...asked, ...more].map((section) => [section, read.data[shareField(section)] === 'yes'])
      )
    }
    const comesLater = asksAddress(draft) || draft.answers.address === true
    if (!comesLater && !Object.values(answers).includes(true)) {
      return formFailure(read.data, { '': 'consent_problem_none' })
    }
    const refused = await forForm(read.data, () => answerWhat(event.locals.db, actor, draft.id, answers))
    if (refused) return refused
    redirect(303, asksAddress(draft) ? `${at}/address` : `${at}/until`)
  }
}

/** What is shared with one at a time, and is with somebody else, is no question here. */
async function openSections(event: RequestEvent, actor: PersonActor, draft: SharingDraft) {
  const held = await findHeldElsewhere(event.locals.db, actor, draft)
  const { asked, more } = whatSections(draft)
  const isOpen = (section: string) => !held.includes(section)
  return { asked: asked.filter(isOpen), more: more.filter(isOpen), held }
}

function askedWords({ about, needed }: SharingDraft, section: string): string {
  switch (about.kind) {
    case 'offer':
      return m.consent_what_asked()
    case 'request':
      return needed.includes(section) ? m.consent_what_needed() : m.consent_what_optional()
    case 'consent':
      return m.consent_what_shared_now()
  }
}

function chosenWord(answer: boolean | undefined): string | undefined {
  return answer === undefined ? undefined : answer ? 'yes' : 'no'
}
