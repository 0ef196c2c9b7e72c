import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { findReleaseDate } from '#lib/consent/release-date.server.ts'
import { readyWords, viewBands, viewSteps } from '#lib/documents/view-documents.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { listSomeSections } from '#lib/record/own-record.server.ts'
import { sectionPicture } from '#lib/record/section-picture.server.ts'
import { viewSectionRow } from '#lib/record/view-record.ts'
import { whoSees } from '#lib/record/who-sees.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  return forPage(async () => {
    const own = await listSomeSections(db, actor, ['id-documents', 'letter'])
    const document = own['id-documents']?.document ?? {}
    const now = db.now()
    return {
      title: m.documents_tab(),
      ready: readyWords(document),
      bands: viewBands(document, now),
      steps: viewSteps(document, await findReleaseDate(db, actor), now),
      letter: { ...viewSectionRow('letter', own.letter), picture: sectionPicture('letter') },
      choose: own['id-documents']?.waiting ? '/me/record/id-documents/two-answers' : undefined,
      whoSees: await whoSees(db, actor, 'id-documents')
    }
  })
}
