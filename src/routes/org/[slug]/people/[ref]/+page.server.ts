import { forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { personCode, sharedWhy } from '#lib/consent/people-words.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { suggestableFields } from '#lib/consent/suggestable.ts'
import { viewThings } from '#lib/consent/view-things.ts'
import { sharedFiles } from '#lib/documents/shared-files.ts'
import { m } from '#lib/paraglide/messages.js'
import { describeSection } from '#lib/record/describe-section.ts'
import { sectionTitle } from '#lib/record/section-words.ts'
import { sharedRecordings } from '#lib/story/shared-recordings.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const { ref, slug } = event.params
  const read = await forPage(() => readShared(db, viewer, ref))
  const names = read.sections.map(({ section }) => section)
  return {
    title: m.org_shared_tab(),
    code: personCode(ref),
    back: `/org/${slug}/people`,
    until: m.org_shared_until({ day: dayInWords(read.untilDate, db.now()) }),
    why: sharedWhy(read.purpose),
    seenAt: names.includes('id-documents') ? `/org/${slug}/people/${ref}/seen` : undefined,
    suggestAt: `/org/${slug}/people/${ref}/suggest`,
    suggestable: read.access === 'suggest' ? names.filter((name) => suggestableFields(name).length > 0) : [],
    sections: read.sections.map(({ section, document }) => ({
      section,
      heading: sectionTitle(section),
      facts: document ? describeSection(section, document) : [],
      files: document ? sharedFiles(section, document, `/org/${slug}/people/${ref}/files`) : [],
      recordings: document ? sharedRecordings(section, document, `/org/${slug}/people/${ref}/files`) : [],
      // Of what was just shown: no look of its own.
      things:
        document && read.access === 'suggest'
          ? viewThings(section, document, `/org/${slug}/people/${ref}/suggest`)
          : []
    }))
  }
}
