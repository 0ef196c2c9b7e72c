import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { takeOutFile } from '#lib/documents/add-file.server.ts'
import { getDocument, getFileList } from '#lib/documents/file-place.ts'
import { getPage } from '#lib/documents/get-page.server.ts'
import { documentPageWords } from '#lib/documents/page-words.ts'
import { documentStateForm, takeAwayForm } from '#lib/documents/inputs.ts'
import { takeAwaySeen } from '#lib/documents/own-seen.server.ts'
import { documentsSaid } from '#lib/documents/said.ts'
import { saveDocumentState } from '#lib/documents/save-document-state.server.ts'
import { takeUpload } from '#lib/documents/take-upload.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const page = await forPage(() => getPage(event.locals.db, actor, event.params.document))
  const asked = event.url.searchParams
  return {
    ...page,
    words: documentPageWords(page.letter !== null),
    said: documentsSaid(asked.get('said')),
    shown: page.files.find(({ id, isPicture }) => isPicture && id === asked.get('show'))
  }
}

export const actions: Actions = {
  state: async (event) => {
    const actor = requirePerson(event)
    const { db } = event.locals
    const field = await forPage(async () => getDocument(event.params.document))
    const read = await readForm(event, documentStateForm(field, isoDay(db.now())))
    if (!read.ok) return read.failure
    const { basedOn, ...told } = read.data
    const saved = await forForm({}, () => saveDocumentState(db, actor, field.name, told, basedOn))
    if (!('outcome' in saved)) return saved
    redirect(303, saved.outcome === 'waiting' ? '/me/record/id-documents/two-answers' : '/me/documents')
  },
  add: async (event) => {
    const actor = requirePerson(event)
    const slug = event.params.document
    const taken = await takeUpload(event.locals.db, actor, slug, event.request)
    return typeof taken === 'string' ? redirect(303, `/me/documents/${slug}?said=${taken}`) : taken
  },
  remove: async (event) => {
    const actor = requirePerson(event)
    const slug = event.params.document
    const read = await readForm(event, takeAwayForm)
    if (!read.ok) return read.failure
    return forForm({}, async () => {
      await takeOutFile(event.locals.db, actor, getFileList(slug), read.data.id)
      redirect(303, `/me/documents/${slug}?said=removed`)
    })
  },
  unseen: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, takeAwayForm)
    if (!read.ok) return read.failure
    return forForm({}, async () => {
      await takeAwaySeen(event.locals.db, actor, read.data.id)
      redirect(303, `/me/documents/${event.params.document}?said=removed`)
    })
  }
}
