import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { slugOf } from '#lib/record/field.ts'
import { getList } from '#lib/record/get-item-question.ts'
import type { PageServerLoad } from './$types'

/** A new thing has its address before its first answer, so that sending that twice adds one. */
export const load: PageServerLoad = async (event) => {
  requirePerson(event)
  const { list, each } = await forPage(async () => getList(event.params.section, event.params.question))
  redirect(303, `${list}/${newRef()}/${slugOf(each.parts[0]!)}`) // every list asks for something: fields.test.ts
}
