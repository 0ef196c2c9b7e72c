import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { findSeeable } from '#lib/consent/find-seeable.server.ts'
import { personCode } from '#lib/consent/people-words.ts'
import { saySeen } from '#lib/consent/say-seen.server.ts'
import { seenForm } from '#lib/documents/inputs.ts'
import { m } from '#lib/paraglide/messages.js'
import { idDocumentsFields } from '#lib/record/id-documents-fields.ts'
import { words } from '#lib/record/words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { ref, slug } = event.params
  await forPage(() => findSeeable(event.locals.db, viewer, ref))
  return {
    title: m.org_documents_seen_tab(),
    heading: m.org_documents_seen_title({ code: personCode(ref) }),
    options: idDocumentsFields.map(({ name, label }) => ({ value: name, label: words(label) })),
    back: `/org/${slug}/people`
  }
}

export const actions: Actions = {
  default: async (event) => {
    const viewer = await requireWorker(event)
    const { ref, slug } = event.params
    const read = await readForm(event, seenForm)
    if (!read.ok) return read.failure
    return forForm({}, async () => {
      await saySeen(event.locals.db, viewer, ref, read.data.document)
      redirect(303, `/org/${slug}/people?said=seen`)
    })
  }
}
