import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { bringBackAnswer } from '#lib/record/bring-back-answer.server.ts'
import { getSectionName } from '#lib/record/get-question.ts'
import { bringBackForm, withForm } from '#lib/record/inputs.ts'
import { listChanges } from '#lib/record/list-changes.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { sayWhoWasWith } from '#lib/record/say-who-was-with.server.ts'
import { sectionTitle } from '#lib/record/section-words.ts'
import { homeOf } from '#lib/record/sections.ts'
import { viewChange } from '#lib/record/view-changes.ts'
import type { Actions, PageServerLoad } from './$types'

const said: Record<string, () => string> = {
  saved: m.record_changes_done,
  same: m.record_changes_same,
  with: m.record_changes_with_done
}

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  return forPage(async () => {
    const section = getSectionName(event.params.section)
    const before = Number(event.url.searchParams.get('before') ?? NaN)
    const olderThan = Number.isSafeInteger(before) && before > 0 ? before : undefined
    const { changes, older } = await listChanges(db, actor, section, olderThan)
    const done = event.url.searchParams.get('done') ?? ''
    return {
      title: m.record_changes_tab(),
      heading: sectionTitle(section),
      back: homeOf(section),
      said: Object.hasOwn(said, done) ? said[done]!() : undefined,
      basedOn: (await findOwnSection(db, actor, section))?.version ?? 0,
      changes: changes.map((change) => viewChange(section, change, db.now())),
      older,
      isNewest: olderThan === undefined
    }
  })
}

export const actions: Actions = {
  back: async (event) => {
    const actor = requirePerson(event)
    const section = await forPage(async () => getSectionName(event.params.section))
    const read = await readForm(event, bringBackForm)
    if (!read.ok) return read.failure
    const { basedOn, version, field, item } = read.data
    const old = { version, field, itemId: item === '' ? null : item }
    const saved = await forForm({}, () => bringBackAnswer(event.locals.db, actor, section, old, basedOn))
    if (!('outcome' in saved)) return saved
    const here = `/me/record/${section}`
    redirect(
      303,
      saved.outcome === 'waiting' ? `${here}/two-answers` : `${here}/what-changed?done=${saved.outcome}`
    )
  },
  with: async (event) => {
    const actor = requirePerson(event)
    const section = await forPage(async () => getSectionName(event.params.section))
    const read = await readForm(event, withForm)
    if (!read.ok) return read.failure
    const { version, who } = read.data
    const refused = await forForm({}, () => sayWhoWasWith(event.locals.db, actor, section, version, who))
    if (refused) return refused
    redirect(303, `/me/record/${section}/what-changed?done=with&before=${version + 1}#change-${version}`)
  }
}
