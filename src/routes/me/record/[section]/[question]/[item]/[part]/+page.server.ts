import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Answer, Item } from '#lib/record/field.ts'
import { getItem, getPart } from '#lib/record/get-item-question.ts'
import { answerForm } from '#lib/record/inputs.ts'
import { mayTell } from '#lib/record/may-tell.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saveItemAnswer } from '#lib/record/save-item-answer.server.ts'
import { findThing } from '#lib/record/things.ts'
import { pathwayPicture } from '#lib/record/section-picture.server.ts'
import { viewQuestion } from '#lib/record/view-question.ts'
import { whoSees } from '#lib/record/who-sees.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  return forPage(async () => {
    const { section, field, part, list, home, number, count, before, after } = placeOf(event)
    if (!(await mayTell(db.read, actor, section))) redirect(303, `/me/record/${section}/yes`)
    const own = await findOwnSection(db, actor, section)
    const document = own?.document ?? {}
    // Only the first part may be asked of a thing that is not added yet.
    const { item: itemId } = event.params
    const item = part.required
      ? findThing<Item>(document, field.name, itemId)
      : getItem(document, field, itemId)
    const told = item?.[part.name] as Answer | undefined
    const toldOrToday = told ?? (part.startsToday ? isoDay(db.now()) : undefined)
    return {
      title: number === undefined ? m.record_items_part_tab() : m.record_question_tab({ number }),
      progress: number === undefined ? undefined : m.record_progress({ number, count }),
      question: viewQuestion(part, toldOrToday, actor.way),
      picture: part.pathway && pathwayPicture(part.pathway),
      basedOn: own?.version ?? 0,
      whoSees: await whoSees(db, actor, section),
      before: item ? before : (home ?? list),
      after
    }
  })
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const { section, field, part, after } = await forPage(async () => placeOf(event))
    const read = await readForm(event, answerForm(part, isoDay(db.now())))
    if (!read.ok) return read.failure
    const { answer, basedOn, typed } = read.data
    const told = {
      list: field.name,
      itemId: event.params.item,
      part: part.name,
      adds: part.required ?? false,
      answer
    }
    const saved = await forForm(typed, () => saveItemAnswer(db, actor, section, told, basedOn))
    if (!('outcome' in saved)) return saved
    redirect(303, saved.outcome === 'waiting' ? `/me/record/${section}/two-answers` : after)
  }
}

function placeOf({ params, url }: Pick<RequestEvent, 'params' | 'url'>) {
  const { section, question, item, part } = params
  return getPart(section, question, item, part, url.searchParams.has('change'))
}
