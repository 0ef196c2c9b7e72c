import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { getItem, getList } from '#lib/record/get-item-question.ts'
import { takeOutForm } from '#lib/record/inputs.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { takeOutItem } from '#lib/record/take-out-item.server.ts'
import { viewItem } from '#lib/record/view-list.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  return forPage(async () => {
    const { section, question, item: itemId } = event.params
    const place = getList(section, question)
    const own = await findOwnSection(event.locals.db, actor, place.section)
    const item = getItem(own?.document ?? {}, place.field, itemId)
    return {
      title: m.record_items_part_tab(),
      item: viewItem(place.each, item, `${place.list}/${itemId}`),
      basedOn: own?.version ?? 0,
      list: place.home ?? place.list
    }
  })
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { section, field, list, home } = await forPage(async () =>
      getList(event.params.section, event.params.question)
    )
    const read = await readForm(event, takeOutForm)
    if (!read.ok) return read.failure
    const saved = await forForm({}, () =>
      takeOutItem(event.locals.db, actor, section, field.name, event.params.item, read.data.basedOn)
    )
    if (!('outcome' in saved)) return saved
    redirect(303, saved.outcome === 'waiting' ? `/me/record/${section}/two-answers` : (home ?? list))
  }
}
